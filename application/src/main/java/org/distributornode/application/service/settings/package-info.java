@NullMarked
package org.distributornode.application.service.settings;

import org.jspecify.annotations.NullMarked;
