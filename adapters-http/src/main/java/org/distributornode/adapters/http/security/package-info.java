@NullMarked
package org.distributornode.adapters.http.security;

import org.jspecify.annotations.NullMarked;
