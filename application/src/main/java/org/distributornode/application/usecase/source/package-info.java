@NullMarked
package org.distributornode.application.usecase.source;

import org.jspecify.annotations.NullMarked;
