@NullMarked
package org.distributornode.application.usecase.cache;

import org.jspecify.annotations.NullMarked;
