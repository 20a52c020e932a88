/// Whole nodes on folders that a reference node has left, or is to get back.
@NullMarked
package org.distributornode.e2e.takeover;

import org.jspecify.annotations.NullMarked;
