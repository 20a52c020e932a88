@NullMarked
package org.distributornode.adapters.filesystem.integration;

import org.jspecify.annotations.NullMarked;
