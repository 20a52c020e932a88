@NullMarked
package org.distributornode.adapters.storage.planted;

import org.jspecify.annotations.NullMarked;
