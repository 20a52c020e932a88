@NullMarked
package org.distributornode.application.service.proving;

import org.jspecify.annotations.NullMarked;
