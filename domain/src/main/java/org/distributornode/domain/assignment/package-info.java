@NullMarked
package org.distributornode.domain.assignment;

import org.jspecify.annotations.NullMarked;
