package org.distributornode.adapters.filesystem.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// Entries as bytes; times to the second. The highest bit of the reads, which never are so many, says whether the
/// object is pinned. For one reader or writer at a time.
final class EntryCodec {

    private static final int MOST_KNOWN_TYPES = 1024;
    private static final long PINNED = Long.MIN_VALUE;

    /// Millions of entries share a few types: each is checked and kept once, and mostly the next is the last again.
    private final Map<String, MediaType> knownTypes = new HashMap<>();
    private MediaType lastType = MediaType.OCTET_STREAM;
    private byte[] lastText = bytes(lastType);

    void put(CacheEntry entry, PayloadWriter payload) {
        payload.putLong(entry.id().bits())
                .putLong(entry.size())
                .putHash(entry.hash())
                .putLong(entry.storedAt().getEpochSecond())
                .putLong(entry.lastReadAt().getEpochSecond())
                .putLong(entry.reads() | (entry.pinned() ? PINNED : 0))
                .putInt(text(entry.mediaType()).length)
                .putBytes(lastText);
    }

    CacheEntry take(PayloadReader reader) {
        DataObjectId id = new DataObjectId(reader.takeLong());
        long size = reader.takeLong();
        var hash = reader.takeHash();
        Instant storedAt = Instant.ofEpochSecond(reader.takeLong());
        Instant lastReadAt = Instant.ofEpochSecond(reader.takeLong());
        long reads = reader.takeLong();
        return new CacheEntry(id, size, hash, type(reader), storedAt, lastReadAt, reads & ~PINNED, reads < 0);
    }

    private MediaType type(PayloadReader reader) {
        return reader.skipText(lastText) ? lastType : remember(type(reader.takeText()));
    }

    private byte[] text(MediaType type) {
        if (!type.equals(lastType)) {
            remember(type);
        }
        return lastText;
    }

    private MediaType remember(MediaType type) {
        lastType = type;
        lastText = bytes(type);
        return type;
    }

    private static byte[] bytes(MediaType type) {
        return type.text().getBytes(StandardCharsets.UTF_8);
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
