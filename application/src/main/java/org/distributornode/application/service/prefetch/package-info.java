@NullMarked
package org.distributornode.application.service.prefetch;

import org.jspecify.annotations.NullMarked;
