@NullMarked
package org.distributornode.bootstrap.events;

import org.jspecify.annotations.NullMarked;
