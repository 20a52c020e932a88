@NullMarked
package org.distributornode.application.service.deny;

import org.jspecify.annotations.NullMarked;
