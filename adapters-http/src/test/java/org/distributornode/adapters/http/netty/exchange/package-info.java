@NullMarked
package org.distributornode.adapters.http.netty.exchange;

import org.jspecify.annotations.NullMarked;
