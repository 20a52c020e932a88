@NullMarked
package org.distributornode.adapters.http.in.publicapi;

import org.jspecify.annotations.NullMarked;
