/// What can be told of hits without a connection: plain requests, the bytes of heads, open files.
@NullMarked
package org.distributornode.adapters.http.hit;

import org.jspecify.annotations.NullMarked;
