/// The formats of archives.
@NullMarked
package org.distributornode.adapters.http.archive;

import org.jspecify.annotations.NullMarked;
