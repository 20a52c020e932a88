@NullMarked
package org.distributornode.application.service.event;

import org.jspecify.annotations.NullMarked;
