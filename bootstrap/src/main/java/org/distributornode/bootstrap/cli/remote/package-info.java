@NullMarked
package org.distributornode.bootstrap.cli.remote;

import org.jspecify.annotations.NullMarked;
