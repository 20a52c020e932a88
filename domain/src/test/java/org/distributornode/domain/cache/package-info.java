@NullMarked
package org.distributornode.domain.cache;

import org.jspecify.annotations.NullMarked;
