@NullMarked
package org.distributornode.application.usecase.assignment;

import org.jspecify.annotations.NullMarked;
