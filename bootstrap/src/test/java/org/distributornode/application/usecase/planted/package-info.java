@NullMarked
package org.distributornode.application.usecase.planted;

import org.jspecify.annotations.NullMarked;
