@NullMarked
package org.distributornode.adapters.http.in.operator;

import org.jspecify.annotations.NullMarked;
