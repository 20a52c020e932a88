@NullMarked
package org.distributornode.application.service.assignment;

import org.jspecify.annotations.NullMarked;
