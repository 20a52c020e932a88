@NullMarked
package org.distributornode.application.port.cache;

import org.jspecify.annotations.NullMarked;
