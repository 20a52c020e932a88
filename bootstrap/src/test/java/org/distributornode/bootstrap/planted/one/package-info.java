@NullMarked
package org.distributornode.bootstrap.planted.one;

import org.jspecify.annotations.NullMarked;
