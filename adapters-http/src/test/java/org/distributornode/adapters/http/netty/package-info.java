@NullMarked
package org.distributornode.adapters.http.netty;

import org.jspecify.annotations.NullMarked;
