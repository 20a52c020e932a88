package org.distributornode.application.testkit;

import java.time.Instant;

class InMemoryObjectStoreTest implements ObjectStoreContract, DraftStoreContract {

    private final InMemoryObjectStore store =
            new InMemoryObjectStore(new SteppingClock(Instant.ofEpochSecond(1_700_000_000)), ROOM);

    @Override
    public Stores stores() {
        return new Stores(store, store.drafts());
    }

    @Override
    public Stores afterCrash() {
        InMemoryObjectStore next = store.afterCrash();
        return new Stores(next, next.drafts());
    }
}
