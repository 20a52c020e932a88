@NullMarked
package org.distributornode.adapters.http.in.aistore.object;

import org.jspecify.annotations.NullMarked;
