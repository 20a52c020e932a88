@NullMarked
package org.distributornode.application.port.media;

import org.jspecify.annotations.NullMarked;
