@NullMarked
package org.distributornode.bootstrap.client;

import org.jspecify.annotations.NullMarked;
