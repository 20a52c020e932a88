@NullMarked
package org.distributornode.adapters.filesystem.settings;

import org.jspecify.annotations.NullMarked;
