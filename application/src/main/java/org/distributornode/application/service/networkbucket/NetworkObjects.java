package org.distributornode.application.service.networkbucket;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.prefetch.Bringing;
import org.distributornode.application.service.store.RemoteObjects;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.FindBuckets.Summary;
import org.distributornode.application.usecase.store.ListObjects;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.BucketProperties.Checksums;
import org.distributornode.domain.store.BucketProperties.Versions;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucketId;
import org.distributornode.domain.store.StoredObject;

/// The data objects of the network as a bucket that is read only: each is named by its number. They come, and are
/// handed out, as they are to every client of the node; their content hash is attached to them as `blake3`.
public final class NetworkObjects implements RemoteObjects {

    /// What attached entry tells the content hash.
    public static final String HASH = "blake3";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final BucketProperties PROPERTIES = BucketProperties.STANDARD
            .with(new Checksums(ChecksumType.NONE, false, false, false))
            .with(new Versions(false))
            .with(EnumSet.of(
                    Permission.READ_OBJECT,
                    Permission.INSPECT_OBJECT,
                    Permission.DELETE_OBJECT,
                    Permission.INSPECT_BUCKET,
                    Permission.LIST_OBJECTS));

    private final BucketEntry bucket;
    private final Assets assets;
    private final NetworkListing listing;
    private final HeldObjects held;
    private final AtomicLong promised = new AtomicLong();

    /// @param name of the bucket; its provider is not [StoreBucket#LOCAL]
    /// @param since when the bucket is there
    public NetworkObjects(StoreBucket name, Instant since, Assets assets, NetworkListing listing) {
        if (name.isLocal()) {
            throw new IllegalArgumentException("the network is no bucket of this node: " + name);
        }
        this.bucket = new BucketEntry(new StoreBucketId(Long.MAX_VALUE), name, PROPERTIES, since);
        this.assets = assets;
        this.listing = listing;
        this.held = listing.held();
    }

    /// What clients of the node are told, are handed out, and what jobs bring in.
    public record Assets(InspectAsset inspect, ServeAsset serve, Bringing bringing) {}

    @Override
    public BucketEntry bucket() {
        return bucket;
    }

    @Override
    public ObjectOutcome inspect(ObjectName name) {
        Optional<DataObjectId> id = DataObjectId.parse(name.text());
        return id.isEmpty() ? refused(unknown(name)) : inspect(name, id.get());
    }

    private ObjectOutcome inspect(ObjectName name, DataObjectId id) {
        return switch (assets.inspect().inspect(id)) {
            case InspectAsset.Outcome.Refused(var why) -> refused(translated(name, why));
            case InspectAsset.Outcome.Found found ->
                new ObjectOutcome.Done(described(found.object(), found.freshness()));
        };
    }

    @Override
    public ReadObject.Outcome open(ObjectName name, Extent extent) {
        Optional<DataObjectId> id = DataObjectId.parse(name.text());
        if (id.isEmpty()) {
            return new ReadObject.Outcome.Refused(unknown(name));
        }
        return switch (assets.serve().serve(new ServeAsset.Request(id.get(), extent))) {
            case ServeAsset.Outcome.Refused(var why) -> new ReadObject.Outcome.Refused(translated(name, why));
            case ServeAsset.Outcome.Served served ->
                new ReadObject.Outcome.Opened(bucket, described(served.object(), served.freshness()), served.bytes());
        };
    }

    @Override
    public ListObjects.Outcome list(ObjectQuery query) {
        return new ListObjects.Outcome.Listed(listing.list(query));
    }

    /// Pinned ones stay.
    @Override
    public ObjectOutcome evict(ObjectName name) {
        Optional<CacheEntry> entry = DataObjectId.parse(name.text()).flatMap(held::look);
        if (entry.isEmpty()) {
            return refused(unknown(name));
        }
        if (entry.get().pinned()) {
            return refused(new StoreRefusal.Pinned(bucket.name(), name));
        }
        held.drop(entry.get().id(), DropReason.PURGED);
        return new ObjectOutcome.Done(held(entry.get()));
    }

    /// Behind whoever reads, and only where there is room that nobody else takes.
    @Override
    public ObjectOutcome bring(ObjectName name) throws InterruptedException {
        Optional<DataObjectId> id = DataObjectId.parse(name.text());
        if (id.isEmpty()) {
            return refused(unknown(name));
        }
        IfRoom wish = new IfRoom(held, promised);
        Bringing.Ending ending;
        try {
            ending = assets.bringing().bring(id.get(), wish);
        } finally {
            wish.settle();
        }
        return switch (ending) {
            case HELD -> inspect(name, id.get());
            case UNKNOWN -> refused(unknown(name));
            case NOT_OURS -> refused(translated(name, new Refusal.NotDistributedHere()));
            case NOT_ACCEPTED -> refused(translated(name, new Refusal.NotAccepted()));
            case DENIED -> refused(translated(name, new Refusal.Denied()));
            case DECLINED, TOO_LARGE, NO_ROOM -> refused(translated(name, new Refusal.NoRoom(RETRY_AFTER)));
            case NO_SOURCE, PURGED -> refused(translated(name, new Refusal.NoSource(RETRY_AFTER)));
            case CATALOG_SILENT -> refused(translated(name, new Refusal.CatalogSilent(RETRY_AFTER)));
            case OVERLOADED -> refused(translated(name, new Refusal.Overloaded(RETRY_AFTER)));
        };
    }

    /// Of those that are held alone: what the others are is known to the network.
    @Override
    public Summary summarise(String prefix) {
        long objects = 0;
        long bytes = 0;
        long smallest = Long.MAX_VALUE;
        long largest = 0;
        for (CacheEntry entry : held.entries()) {
            if (entry.id().toString().startsWith(prefix)) {
                objects++;
                bytes += entry.size();
                smallest = Math.min(smallest, entry.size());
                largest = Math.max(largest, entry.size());
            }
        }
        return new Summary(objects, 0, bytes, 0, objects == 0 ? 0 : smallest, largest, bytes);
    }

    private StoredObject described(DataObject object, Freshness freshness) {
        Optional<CacheEntry> entry = freshness == Freshness.HIT ? held.find(object.id()) : Optional.empty();
        return entry.map(NetworkObjects::held).orElseGet(() -> missing(object));
    }

    static StoredObject held(CacheEntry entry) {
        return new StoredObject(
                new ObjectName(entry.id().toString()),
                entry.size(),
                Checksum.NONE,
                0,
                entry.storedAt(),
                entry.lastReadAt(),
                attached(entry.hash()),
                1,
                true);
    }

    static StoredObject missing(DataObject object) {
        return new StoredObject(
                new ObjectName(object.id().toString()),
                object.size(),
                Checksum.NONE,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                attached(object.hash()),
                0,
                false);
    }

    private static CustomMetadata attached(ContentHash hash) {
        return new CustomMetadata(new TreeMap<>(Map.of(HASH, hash.toString())));
    }

    private StoreRefusal unknown(ObjectName name) {
        return new StoreRefusal.NoObject(bucket.name(), name);
    }

    private StoreRefusal translated(ObjectName name, Refusal why) {
        return why instanceof Refusal.UnknownObject
                ? unknown(name)
                : new StoreRefusal.FromNetwork(bucket.name(), name, why);
    }

    private static ObjectOutcome refused(StoreRefusal why) {
        return new ObjectOutcome.Refused(why);
    }
}
