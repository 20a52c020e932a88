@NullMarked
package org.distributornode.unmarked;

import org.jspecify.annotations.NullMarked;
