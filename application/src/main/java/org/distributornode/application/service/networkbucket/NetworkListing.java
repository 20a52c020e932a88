package org.distributornode.application.service.networkbucket;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.LongStream;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.SortedObjects;
import org.distributornode.domain.store.StoredObject;

/// Lists data objects as objects of a bucket: those that are held, and where the query wants it those that the network
/// gives this node. Of the latter the catalogue tells their sizes; those that it does not know are left out.
public final class NetworkListing {

    private final HeldObjects held;
    private final AssignedIds assigned;
    private final ObjectCatalog catalog;

    public NetworkListing(HeldObjects held, AssignedIds assigned, ObjectCatalog catalog) {
        this.held = held;
        this.assigned = assigned;
        this.catalog = catalog;
    }

    /// @throws org.distributornode.application.port.catalog.CatalogFailure if the network does not tell
    ObjectPage list(ObjectQuery query) {
        IdsByText ids = new IdsByText(ids(query.presence()));
        int step = Math.min(query.limit(), AssignmentCatalog.MOST_AT_ONCE);
        return SortedObjects.page(text -> new Walk(ids.from(text), step), query);
    }

    HeldObjects held() {
        return held;
    }

    private long[] ids(ObjectQuery.Presence presence) {
        return switch (presence) {
            case HELD -> JobTargets.of(held.entries());
            case MISSING -> assigned.get();
            case ANY ->
                JobTargets.ascending(
                        LongStream.concat(LongStream.of(JobTargets.of(held.entries())), LongStream.of(assigned.get())));
        };
    }

    /// Looks at some at a time.
    private final class Walk implements Iterator<StoredObject> {

        private final Iterator<DataObjectId> ids;
        private final int step;
        private final Deque<StoredObject> ready = new ArrayDeque<>();

        Walk(Iterator<DataObjectId> ids, int step) {
            this.ids = ids;
            this.step = step;
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && ids.hasNext()) {
                look();
            }
            return !ready.isEmpty();
        }

        private void look() {
            List<DataObjectId> some = new ArrayList<>();
            List<DataObjectId> missing = new ArrayList<>();
            while (ids.hasNext() && some.size() < step) {
                DataObjectId id = ids.next();
                some.add(id);
                if (held.find(id).isEmpty()) {
                    missing.add(id);
                }
            }
            Map<DataObjectId, DataObject> described =
                    missing.isEmpty() ? Map.of() : catalog.describe(missing).objects();
            for (DataObjectId id : some) {
                Optional<CacheEntry> entry = held.find(id);
                if (entry.isPresent()) {
                    ready.add(NetworkObjects.held(entry.get()));
                } else if (described.containsKey(id)) {
                    ready.add(NetworkObjects.missing(described.get(id)));
                }
            }
        }

        @Override
        public StoredObject next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }
    }
}
