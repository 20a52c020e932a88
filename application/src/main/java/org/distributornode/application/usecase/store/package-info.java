@NullMarked
package org.distributornode.application.usecase.store;

import org.jspecify.annotations.NullMarked;
