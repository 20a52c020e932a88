@NullMarked
package org.distributornode.adapters.filesystem.takeover;

import org.jspecify.annotations.NullMarked;
