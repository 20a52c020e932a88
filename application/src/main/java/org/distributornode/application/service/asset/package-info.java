@NullMarked
package org.distributornode.application.service.asset;

import org.jspecify.annotations.NullMarked;
