@NullMarked
package org.distributornode.e2e.life;

import org.jspecify.annotations.NullMarked;
