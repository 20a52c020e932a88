@NullMarked
package org.distributornode.application.testkit;

import org.jspecify.annotations.NullMarked;
