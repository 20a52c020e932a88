@NullMarked
package org.distributornode.application.service.restriction;

import org.jspecify.annotations.NullMarked;
