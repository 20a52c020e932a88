@NullMarked
package org.distributornode.application.usecase.job;

import org.jspecify.annotations.NullMarked;
