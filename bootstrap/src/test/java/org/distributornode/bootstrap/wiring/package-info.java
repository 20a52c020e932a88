@NullMarked
package org.distributornode.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
