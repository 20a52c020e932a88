@NullMarked
package org.distributornode.adapters.filesystem.job;

import org.jspecify.annotations.NullMarked;
