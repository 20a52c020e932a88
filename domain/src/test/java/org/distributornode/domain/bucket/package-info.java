@NullMarked
package org.distributornode.domain.bucket;

import org.jspecify.annotations.NullMarked;
