@NullMarked
package org.distributornode.application.port.job;

import org.jspecify.annotations.NullMarked;
