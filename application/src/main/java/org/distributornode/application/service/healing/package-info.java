@NullMarked
package org.distributornode.application.service.healing;

import org.jspecify.annotations.NullMarked;
