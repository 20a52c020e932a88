@NullMarked
package org.distributornode.adapters.http.in.status;

import org.jspecify.annotations.NullMarked;
