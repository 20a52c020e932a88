@NullMarked
package org.distributornode.domain.store;

import org.jspecify.annotations.NullMarked;
