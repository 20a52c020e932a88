@NullMarked
package org.distributornode.application.port.catalog;

import org.jspecify.annotations.NullMarked;
