@NullMarked
package org.distributornode.application.usecase.healing;

import org.jspecify.annotations.NullMarked;
