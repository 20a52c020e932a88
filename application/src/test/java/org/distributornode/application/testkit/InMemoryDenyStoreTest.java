package org.distributornode.application.testkit;

import org.distributornode.application.port.deny.DenyStore;

final class InMemoryDenyStoreTest implements DenyStoreContract {

    private final DenyStore store = new InMemoryDenyStore();

    @Override
    public DenyStore open() {
        return store;
    }
}
