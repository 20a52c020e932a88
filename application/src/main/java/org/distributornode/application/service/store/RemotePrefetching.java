package org.distributornode.application.service.store;

import org.distributornode.application.usecase.store.EditObjects.Place;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.store.Permission;

/// Brings objects of the buckets in [Shelves] that have them elsewhere.
public final class RemotePrefetching implements StoreWork.Prefetching {

    private final Shelves shelves;

    public RemotePrefetching(Shelves shelves) {
        this.shelves = shelves;
    }

    @Override
    public ObjectOutcome bring(Place object) throws InterruptedException {
        return switch (shelves.ask(object.bucket(), Permission.READ_OBJECT)) {
            case Shelves.Access.Refused(var why) -> new ObjectOutcome.Refused(why);
            case Shelves.Access.Granted(Shelf.Local _) ->
                new ObjectOutcome.Refused(new StoreRefusal.NotRemote(object.bucket()));
            case Shelves.Access.Granted(Shelf.Remote(var objects)) -> objects.bring(object.name());
        };
    }
}
