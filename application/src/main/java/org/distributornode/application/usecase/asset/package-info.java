@NullMarked
package org.distributornode.application.usecase.asset;

import org.jspecify.annotations.NullMarked;
