@NullMarked
package org.distributornode.application.port.node;

import org.jspecify.annotations.NullMarked;
