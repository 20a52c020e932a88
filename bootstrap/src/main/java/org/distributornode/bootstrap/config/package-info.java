@NullMarked
package org.distributornode.bootstrap.config;

import org.jspecify.annotations.NullMarked;
