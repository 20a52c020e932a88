@NullMarked
package org.distributornode.application.usecase.integration;

import org.jspecify.annotations.NullMarked;
