/// The AIStore HTTP API, in the form of 2020 and in today's. [AistoreListener] hands each request to the [Resource]
/// that its path names; a resource is a bean, and each of its methods is a row of the API.
@NullMarked
package org.distributornode.adapters.http.in.aistore;

import org.jspecify.annotations.NullMarked;
