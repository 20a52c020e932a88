@NullMarked
package org.distributornode.application.service.media;

import org.jspecify.annotations.NullMarked;
