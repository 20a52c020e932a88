@NullMarked
package org.distributornode.domain.node;

import org.jspecify.annotations.NullMarked;
