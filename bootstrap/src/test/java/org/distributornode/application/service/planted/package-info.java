@NullMarked
package org.distributornode.application.service.planted;

import org.jspecify.annotations.NullMarked;
