/// The OpenAPI documents of the listeners, made of their routes.
@NullMarked
package org.distributornode.adapters.http.in.openapi;

import org.jspecify.annotations.NullMarked;
