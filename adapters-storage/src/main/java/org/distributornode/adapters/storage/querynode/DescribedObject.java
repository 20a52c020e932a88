package org.distributornode.adapters.storage.querynode;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.jspecify.annotations.Nullable;

/// What the query node says of an object itself.
@Serdeable
record DescribedObject(
        String id, String size, String ipfsHash, @Nullable ObjectType type) {

    @Serdeable
    record ObjectType(@Nullable Subtitle subtitle) {}

    @Serdeable
    record Subtitle(@Nullable String mimeType) {}

    /// @param asked for
    /// @throws CatalogFailure if it makes no sense
    DataObject as(DataObjectId asked) {
        if (!id.equals(asked.toString())) {
            throw unusable(asked, "it answers with object " + id);
        }
        ContentHash hash = ContentHash.parse(ipfsHash)
                .orElseThrow(() -> unusable(asked, "its hash is no BLAKE3 multihash: " + ipfsHash));
        Optional<String> declared = Optional.ofNullable(type)
                .flatMap(known -> Optional.ofNullable(known.subtitle()))
                .flatMap(subtitle -> Optional.ofNullable(subtitle.mimeType()));
        return new DataObject(asked, bytes(asked), hash, declared.flatMap(SubtitleTypes::accept));
    }

    private long bytes(DataObjectId asked) {
        try {
            if (DataObjectId.isDecimal(size)) {
                return Long.parseLong(size);
            }
        } catch (NumberFormatException _) {
            // beyond any size, reported below
        }
        throw unusable(asked, "its size is no number of bytes: " + size);
    }

    private static CatalogFailure unusable(DataObjectId asked, String why) {
        return new CatalogFailure("what the query node says of object " + asked + " is unusable: " + why, false);
    }
}
