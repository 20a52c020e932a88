@NullMarked
package org.distributornode.adapters.filesystem.journal;

import org.jspecify.annotations.NullMarked;
