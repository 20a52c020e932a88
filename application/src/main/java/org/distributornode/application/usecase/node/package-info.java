@NullMarked
package org.distributornode.application.usecase.node;

import org.jspecify.annotations.NullMarked;
