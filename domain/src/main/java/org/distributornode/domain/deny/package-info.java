@NullMarked
package org.distributornode.domain.deny;

import org.jspecify.annotations.NullMarked;
