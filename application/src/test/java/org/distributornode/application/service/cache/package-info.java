@NullMarked
package org.distributornode.application.service.cache;

import org.jspecify.annotations.NullMarked;
