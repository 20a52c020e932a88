@NullMarked
package org.distributornode.adapters.storage.storagenode;

import org.jspecify.annotations.NullMarked;
