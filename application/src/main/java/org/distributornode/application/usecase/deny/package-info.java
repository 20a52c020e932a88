@NullMarked
package org.distributornode.application.usecase.deny;

import org.jspecify.annotations.NullMarked;
