@NullMarked
package org.distributornode.application.port.deny;

import org.jspecify.annotations.NullMarked;
