package org.distributornode.application.service.store;

import org.distributornode.domain.store.BucketEntry;

/// A bucket and where its objects are.
sealed interface Shelf {

    BucketEntry entry();

    /// On this node.
    record Local(BucketEntry entry) implements Shelf {}

    /// Elsewhere, and on this node for a while.
    record Remote(RemoteObjects objects) implements Shelf {

        @Override
        public BucketEntry entry() {
            return objects.bucket();
        }
    }
}
