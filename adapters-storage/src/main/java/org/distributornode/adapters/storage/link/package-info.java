/// Links of the web.
@NullMarked
package org.distributornode.adapters.storage.link;

import org.jspecify.annotations.NullMarked;
