@NullMarked
package org.distributornode.bootstrap.metrics;

import org.jspecify.annotations.NullMarked;
