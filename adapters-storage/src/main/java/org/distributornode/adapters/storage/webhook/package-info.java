@NullMarked
package org.distributornode.adapters.storage.webhook;

import org.jspecify.annotations.NullMarked;
