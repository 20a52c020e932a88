@NullMarked
package org.distributornode.application.port.assignment;

import org.jspecify.annotations.NullMarked;
