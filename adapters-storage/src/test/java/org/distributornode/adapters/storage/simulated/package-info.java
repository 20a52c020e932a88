@NullMarked
package org.distributornode.adapters.storage.simulated;

import org.jspecify.annotations.NullMarked;
