/// The network's data objects as a bucket.
@NullMarked
package org.distributornode.application.service.networkbucket;

import org.jspecify.annotations.NullMarked;
