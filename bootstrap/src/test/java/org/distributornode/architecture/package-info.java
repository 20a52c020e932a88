@NullMarked
package org.distributornode.architecture;

import org.jspecify.annotations.NullMarked;
