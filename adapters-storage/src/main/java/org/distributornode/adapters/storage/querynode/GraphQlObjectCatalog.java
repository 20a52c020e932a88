package org.distributornode.adapters.storage.querynode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.adapters.storage.querynode.ObjectReply.StorageDataObject;
import org.distributornode.adapters.storage.querynode.ObjectReply.StoredIn;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.source.Source;

/// The network's objects as a query node tells of them. Sources are the nodes of the active operators of storage
/// buckets that hold the object's bag; buckets whose ids nobody could configure are left out.
public final class GraphQlObjectCatalog implements ObjectCatalog {

    private final QueryNodeClient client;
    private final Distributing distributing;

    public GraphQlObjectCatalog(QueryNodeClient client, Distributing distributing) {
        this.client = client;
        this.distributing = distributing;
    }

    @Override
    public Optional<Listing> find(DataObjectId id) {
        ObjectReply.Content content = client.ask(QueryText.OBJECT, Map.of("id", id.toString()), ObjectReply.class);
        return Optional.ofNullable(content.storageDataObjectById()).map(found -> listing(id, found));
    }

    private Listing listing(DataObjectId id, StorageDataObject found) {
        List<Bucket> buckets = DistributionBucket.buckets(found.storageBag().distributionBuckets(), distributing);
        return new Listing(object(id, found), found.isAccepted(), buckets, sources(found));
    }

    private static DataObject object(DataObjectId id, StorageDataObject found) {
        if (!found.id().equals(id.toString())) {
            throw unusable(id, "it answers with object " + found.id());
        }
        ContentHash hash = ContentHash.parse(found.ipfsHash())
                .orElseThrow(() -> unusable(id, "its hash is no BLAKE3 multihash: " + found.ipfsHash()));
        Optional<String> declared = Optional.ofNullable(found.type())
                .flatMap(type -> Optional.ofNullable(type.subtitle()))
                .flatMap(subtitle -> Optional.ofNullable(subtitle.mimeType()));
        return new DataObject(id, size(id, found.size()), hash, declared.flatMap(SubtitleTypes::accept));
    }

    private static long size(DataObjectId id, String text) {
        try {
            if (DataObjectId.isDecimal(text)) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException _) {
            // beyond any size, reported below
        }
        throw unusable(id, "its size is no number of bytes: " + text);
    }

    private static List<Source> sources(StorageDataObject found) {
        return found.storageBag().storageBuckets().stream()
                .map(StoredIn::storageBucket)
                .flatMap(bucket -> bucket.source().stream())
                .distinct()
                .toList();
    }

    private static CatalogFailure unusable(DataObjectId id, String why) {
        return new CatalogFailure("what the query node says of object " + id + " is unusable: " + why, false);
    }
}
