@NullMarked
package org.distributornode.adapters.http.in.aistore.bucket;

import org.jspecify.annotations.NullMarked;
