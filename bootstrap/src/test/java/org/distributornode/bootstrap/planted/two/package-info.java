@NullMarked
package org.distributornode.bootstrap.planted.two;

import org.jspecify.annotations.NullMarked;
