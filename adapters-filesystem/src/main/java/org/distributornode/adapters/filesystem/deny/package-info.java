@NullMarked
package org.distributornode.adapters.filesystem.deny;

import org.jspecify.annotations.NullMarked;
