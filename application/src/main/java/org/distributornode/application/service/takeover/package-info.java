@NullMarked
package org.distributornode.application.service.takeover;

import org.jspecify.annotations.NullMarked;
