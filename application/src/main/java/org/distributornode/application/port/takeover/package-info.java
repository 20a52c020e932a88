@NullMarked
package org.distributornode.application.port.takeover;

import org.jspecify.annotations.NullMarked;
