@NullMarked
package org.distributornode.domain.event;

import org.jspecify.annotations.NullMarked;
