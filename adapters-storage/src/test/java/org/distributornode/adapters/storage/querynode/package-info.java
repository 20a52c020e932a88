@NullMarked
package org.distributornode.adapters.storage.querynode;

import org.jspecify.annotations.NullMarked;
