@NullMarked
package org.distributornode.adapters.filesystem.media;

import org.jspecify.annotations.NullMarked;
