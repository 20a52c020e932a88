@NullMarked
package org.distributornode.bootstrap;

import org.jspecify.annotations.NullMarked;
