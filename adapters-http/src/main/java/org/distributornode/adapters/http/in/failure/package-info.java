@NullMarked
package org.distributornode.adapters.http.in.failure;

import org.jspecify.annotations.NullMarked;
