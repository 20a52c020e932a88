@NullMarked
package org.distributornode.e2e;

import org.jspecify.annotations.NullMarked;
