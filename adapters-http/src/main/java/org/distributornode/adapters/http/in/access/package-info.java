@NullMarked
package org.distributornode.adapters.http.in.access;

import org.jspecify.annotations.NullMarked;
