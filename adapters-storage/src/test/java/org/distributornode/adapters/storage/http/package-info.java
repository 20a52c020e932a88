@NullMarked
package org.distributornode.adapters.storage.http;

import org.jspecify.annotations.NullMarked;
