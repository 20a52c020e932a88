@NullMarked
package org.distributornode.adapters.filesystem.assignment;

import org.jspecify.annotations.NullMarked;
