@NullMarked
package org.distributornode.domain.checksum;

import org.jspecify.annotations.NullMarked;
