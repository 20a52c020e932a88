@NullMarked
package org.distributornode.application.port;

import org.jspecify.annotations.NullMarked;
