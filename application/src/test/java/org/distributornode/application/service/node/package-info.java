@NullMarked
package org.distributornode.application.service.node;

import org.jspecify.annotations.NullMarked;
