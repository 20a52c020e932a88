@NullMarked
package org.distributornode.bootstrap.takeover;

import org.jspecify.annotations.NullMarked;
