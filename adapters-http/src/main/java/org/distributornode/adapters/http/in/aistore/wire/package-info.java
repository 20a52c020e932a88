@NullMarked
package org.distributornode.adapters.http.in.aistore.wire;

import org.jspecify.annotations.NullMarked;
