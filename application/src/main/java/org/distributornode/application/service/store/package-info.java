@NullMarked
package org.distributornode.application.service.store;

import org.jspecify.annotations.NullMarked;
