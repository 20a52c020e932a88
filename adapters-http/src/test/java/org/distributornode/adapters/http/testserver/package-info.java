@NullMarked
package org.distributornode.adapters.http.testserver;

import org.jspecify.annotations.NullMarked;
