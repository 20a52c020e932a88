@NullMarked
package org.distributornode.adapters.http.in.aistore.cluster;

import org.jspecify.annotations.NullMarked;
