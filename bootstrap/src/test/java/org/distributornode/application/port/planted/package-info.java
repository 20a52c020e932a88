@NullMarked
package org.distributornode.application.port.planted;

import org.jspecify.annotations.NullMarked;
