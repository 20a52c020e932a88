@NullMarked
package org.distributornode.adapters.storage.catalogfile;

import org.jspecify.annotations.NullMarked;
