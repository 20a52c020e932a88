@NullMarked
package org.distributornode.application.usecase.pin;

import org.jspecify.annotations.NullMarked;
