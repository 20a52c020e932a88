@NullMarked
package org.distributornode.application.usecase.bucket;

import org.jspecify.annotations.NullMarked;
