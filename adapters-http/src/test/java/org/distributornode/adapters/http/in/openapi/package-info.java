@NullMarked
package org.distributornode.adapters.http.in.openapi;

import org.jspecify.annotations.NullMarked;
