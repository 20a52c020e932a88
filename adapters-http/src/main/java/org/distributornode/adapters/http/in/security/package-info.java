@NullMarked
package org.distributornode.adapters.http.in.security;

import org.jspecify.annotations.NullMarked;
