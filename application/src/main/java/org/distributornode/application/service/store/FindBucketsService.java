package org.distributornode.application.service.store;

import java.util.List;
import java.util.Optional;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.usecase.store.FindBuckets;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectPage.Entry;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucketId;

/// Tells of the buckets in [Shelves].
public final class FindBucketsService implements FindBuckets {

    private final Shelves shelves;

    public FindBucketsService(Shelves shelves) {
        this.shelves = shelves;
    }

    @Override
    public List<BucketEntry> all() {
        return shelves.all();
    }

    @Override
    public Optional<BucketEntry> find(StoreBucket bucket) {
        return shelves.find(bucket).map(Shelf::entry);
    }

    @Override
    public Optional<Summary> summarise(StoreBucket bucket, String prefix) {
        return shelves.find(bucket).map(shelf -> switch (shelf) {
            case Shelf.Local(var entry) -> prefix.isEmpty() ? whole(entry.id()) : part(entry.id(), prefix);
            case Shelf.Remote(var objects) -> objects.summarise(prefix);
        });
    }

    @Override
    public Room room() {
        ObjectStore.Room room = shelves.objects().room();
        return new Room(room.limit(), room.used(), room.available());
    }

    private Summary whole(StoreBucketId bucket) {
        ObjectStore.Usage usage = shelves.objects().usage(bucket);
        return new Summary(usage.objects(), 0, usage.bytes(), 0, usage.smallest(), usage.largest(), usage.stored());
    }

    private Summary part(StoreBucketId bucket, String prefix) {
        Tally tally = new Tally();
        ObjectQuery query = ObjectQuery.all(prefix);
        ObjectPage page = shelves.objects().list(bucket, query);
        tally.add(page);
        while (page.full()) {
            page = shelves.objects().list(bucket, query.after(page.last()));
            tally.add(page);
        }
        return tally.summary();
    }

    /// Adds up what pages name.
    private static final class Tally {

        private long objects;
        private long bytes;
        private long smallest = Long.MAX_VALUE;
        private long largest;

        void add(ObjectPage page) {
            for (Entry entry : page.entries()) {
                if (entry instanceof Entry.Found(var object)) {
                    objects++;
                    bytes += object.size();
                    smallest = Math.min(smallest, object.size());
                    largest = Math.max(largest, object.size());
                }
            }
        }

        Summary summary() {
            return new Summary(objects, 0, bytes, 0, objects == 0 ? 0 : smallest, largest, bytes);
        }
    }
}
