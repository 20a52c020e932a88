package org.distributornode.application.testkit;

import java.time.Instant;
import org.distributornode.application.port.store.ObjectStore;

class InMemoryObjectStoreTest implements ObjectStoreContract, ObjectMirrorContract, DraftStoreContract {

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

    @Override
    public void damage(ObjectStore subject, String name) {
        store.damage(BUCKET, ObjectStoreSubject.name(name));
    }
}
