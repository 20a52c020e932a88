/// Archives that objects are: what is in them, as they are read.
@NullMarked
package org.distributornode.adapters.http.in.aistore.archive;

import org.jspecify.annotations.NullMarked;
