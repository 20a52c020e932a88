@NullMarked
package org.distributornode.domain.settings;

import org.jspecify.annotations.NullMarked;
