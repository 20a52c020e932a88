@NullMarked
package org.distributornode.adapters.http.wire;

import org.jspecify.annotations.NullMarked;
