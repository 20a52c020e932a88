@NullMarked
package org.distributornode.domain.job;

import org.jspecify.annotations.NullMarked;
