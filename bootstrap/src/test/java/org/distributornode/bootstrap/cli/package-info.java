@NullMarked
package org.distributornode.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
