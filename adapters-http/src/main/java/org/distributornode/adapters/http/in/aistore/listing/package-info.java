@NullMarked
package org.distributornode.adapters.http.in.aistore.listing;

import org.jspecify.annotations.NullMarked;
