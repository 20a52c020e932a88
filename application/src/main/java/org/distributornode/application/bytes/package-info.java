@NullMarked
package org.distributornode.application.bytes;

import org.jspecify.annotations.NullMarked;
