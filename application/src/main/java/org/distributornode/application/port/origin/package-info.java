@NullMarked
package org.distributornode.application.port.origin;

import org.jspecify.annotations.NullMarked;
