@NullMarked
package org.distributornode.application.service.job;

import org.jspecify.annotations.NullMarked;
