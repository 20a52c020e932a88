@NullMarked
package org.distributornode.domain.content;

import org.jspecify.annotations.NullMarked;
