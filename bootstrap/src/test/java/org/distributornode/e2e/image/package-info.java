@NullMarked
package org.distributornode.e2e.image;

import org.jspecify.annotations.NullMarked;
