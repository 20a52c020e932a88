@NullMarked
package org.distributornode.application.port.store;

import org.jspecify.annotations.NullMarked;
