@NullMarked
package org.distributornode.adapters.http.in.requestid;

import org.jspecify.annotations.NullMarked;
