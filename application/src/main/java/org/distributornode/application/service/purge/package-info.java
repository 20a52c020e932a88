@NullMarked
package org.distributornode.application.service.purge;

import org.jspecify.annotations.NullMarked;
