@NullMarked
package org.distributornode.adapters.http.tls;

import org.jspecify.annotations.NullMarked;
