package org.distributornode.application.service.store;

import org.distributornode.application.service.store.Shelves.Access;
import org.distributornode.application.usecase.store.ListObjects;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;

/// Lists the buckets in [Shelves].
public final class ListObjectsService implements ListObjects {

    private final Shelves shelves;

    public ListObjectsService(Shelves shelves) {
        this.shelves = shelves;
    }

    @Override
    public Outcome list(StoreBucket bucket, ObjectQuery query) {
        return switch (shelves.ask(bucket, Permission.LIST_OBJECTS)) {
            case Access.Refused(var why) -> new Outcome.Refused(why);
            case Access.Granted(Shelf.Local(var entry)) ->
                new Outcome.Listed(shelves.objects().list(entry.id(), query));
            case Access.Granted(Shelf.Remote(var objects)) -> objects.list(query);
        };
    }
}
