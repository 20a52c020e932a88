@NullMarked
package org.distributornode.adapters.filesystem.store;

import org.jspecify.annotations.NullMarked;
