@NullMarked
package org.distributornode.e2e.integration;

import org.jspecify.annotations.NullMarked;
