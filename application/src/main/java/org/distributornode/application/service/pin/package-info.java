@NullMarked
package org.distributornode.application.service.pin;

import org.jspecify.annotations.NullMarked;
