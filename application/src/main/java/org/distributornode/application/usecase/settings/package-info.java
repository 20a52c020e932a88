@NullMarked
package org.distributornode.application.usecase.settings;

import org.jspecify.annotations.NullMarked;
