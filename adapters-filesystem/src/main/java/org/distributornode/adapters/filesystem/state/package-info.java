/// Small files of state: text lines with a checksum, replaced as a whole.
@NullMarked
package org.distributornode.adapters.filesystem.state;

import org.jspecify.annotations.NullMarked;
