@NullMarked
package org.distributornode.adapters.http.in.planted;

import org.jspecify.annotations.NullMarked;
