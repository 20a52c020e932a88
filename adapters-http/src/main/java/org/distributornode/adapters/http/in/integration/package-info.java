/// The API for integrators: distributors of this node, and what they were told.
@NullMarked
package org.distributornode.adapters.http.in.integration;

import org.jspecify.annotations.NullMarked;
