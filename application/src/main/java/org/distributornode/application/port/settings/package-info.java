@NullMarked
package org.distributornode.application.port.settings;

import org.jspecify.annotations.NullMarked;
