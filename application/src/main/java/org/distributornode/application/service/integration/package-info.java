@NullMarked
package org.distributornode.application.service.integration;

import org.jspecify.annotations.NullMarked;
