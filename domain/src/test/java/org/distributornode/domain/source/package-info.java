@NullMarked
package org.distributornode.domain.source;

import org.jspecify.annotations.NullMarked;
