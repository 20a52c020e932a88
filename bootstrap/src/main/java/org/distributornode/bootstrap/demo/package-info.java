@NullMarked
package org.distributornode.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
