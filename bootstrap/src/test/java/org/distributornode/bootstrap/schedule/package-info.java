@NullMarked
package org.distributornode.bootstrap.schedule;

import org.jspecify.annotations.NullMarked;
