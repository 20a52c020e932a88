@NullMarked
package org.distributornode.application.service.source;

import org.jspecify.annotations.NullMarked;
