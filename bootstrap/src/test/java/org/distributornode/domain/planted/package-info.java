@NullMarked
package org.distributornode.domain.planted;

import org.jspecify.annotations.NullMarked;
