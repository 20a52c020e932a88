@NullMarked
package org.distributornode.adapters.http.metrics;

import org.jspecify.annotations.NullMarked;
