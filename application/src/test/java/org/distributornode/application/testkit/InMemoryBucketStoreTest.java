package org.distributornode.application.testkit;

import org.distributornode.application.port.store.BucketStore;

class InMemoryBucketStoreTest implements BucketStoreContract {

    private final InMemoryBucketStore store = new InMemoryBucketStore();

    @Override
    public BucketStore bucketStore() {
        return store;
    }

    @Override
    public void refuseToKeep() {
        store.refuse(true);
    }

    @Override
    public void spoil() {
        store.spoil();
    }
}
