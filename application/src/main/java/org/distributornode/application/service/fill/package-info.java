@NullMarked
package org.distributornode.application.service.fill;

import org.jspecify.annotations.NullMarked;
