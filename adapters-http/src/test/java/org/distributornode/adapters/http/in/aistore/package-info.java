@NullMarked
package org.distributornode.adapters.http.in.aistore;

import org.jspecify.annotations.NullMarked;
