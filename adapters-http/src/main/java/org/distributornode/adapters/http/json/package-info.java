@NullMarked
package org.distributornode.adapters.http.json;

import org.jspecify.annotations.NullMarked;
