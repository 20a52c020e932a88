@NullMarked
package org.distributornode.domain.integration;

import org.jspecify.annotations.NullMarked;
