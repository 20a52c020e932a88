@NullMarked
package org.distributornode.adapters.filesystem.cache;

import org.jspecify.annotations.NullMarked;
