@NullMarked
package org.distributornode.adapters.filesystem.state;

import org.jspecify.annotations.NullMarked;
