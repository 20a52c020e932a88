package org.distributornode.adapters.filesystem.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.PackedEntries;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// The entries of one block of a snapshot; the next takes its place.
final class SnapshotBlock {

    private static final int MOST_KNOWN_TYPES = 1024;

    /// An entry of former blocks takes no less.
    private final PackedEntries entries = new PackedEntries(Frame.MOST_PAYLOAD_BYTES / SnapshotWriter.ENTRY_BYTES);
    /// Millions of entries share a few types: each is checked and kept once.
    private final Map<String, MediaType> knownTypes = new HashMap<>();

    PackedEntries entries() {
        return entries;
    }

    /// Takes what follows the number of a block.
    ///
    /// @throws IllegalArgumentException and others that [PayloadReader] throws, if that is not right
    void take(PayloadReader reader) {
        int count = reader.takeInt();
        List<MediaType> types = new ArrayList<>();
        for (int left = reader.takeInt(); left > 0; left--) {
            types.add(type(reader.takeText()));
        }
        entries.readFrom(reader.takeLongs((long) count * PackedEntries.FIELDS), types);
    }

    /// As [#take(PayloadReader)], of a block that a node before wrote.
    void takeFormer(PayloadReader reader) {
        entries.clear();
        for (int left = reader.takeInt(); left > 0; left--) {
            entries.add(formerEntry(reader));
        }
        reader.requireEnd();
    }

    private CacheEntry formerEntry(PayloadReader reader) {
        DataObjectId id = new DataObjectId(reader.takeLong());
        long size = reader.takeLong();
        ContentHash hash = reader.takeHash();
        Instant storedAt = Instant.ofEpochSecond(reader.takeLong());
        Instant lastReadAt = Instant.ofEpochSecond(reader.takeLong());
        long reads = reader.takeLong();
        MediaType type = type(reader.takeText());
        return new CacheEntry(id, size, hash, type, storedAt, lastReadAt, reads & Long.MAX_VALUE, reads < 0);
    }

    private MediaType type(String text) {
        MediaType known = knownTypes.get(text);
        if (known != null) {
            return known;
        }
        MediaType type = new MediaType(text);
        if (knownTypes.size() < MOST_KNOWN_TYPES) {
            knownTypes.put(text, type);
        }
        return type;
    }
}
