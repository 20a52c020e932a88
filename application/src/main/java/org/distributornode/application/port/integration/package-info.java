@NullMarked
package org.distributornode.application.port.integration;

import org.jspecify.annotations.NullMarked;
