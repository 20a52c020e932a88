@NullMarked
package org.distributornode.application.usecase.takeover;

import org.jspecify.annotations.NullMarked;
