package org.distributornode.domain.cache;

import java.time.Instant;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// A file that lies where a held object would and is not proven yet. It takes up room and may have to go like
/// a held object, but nobody is served from it.
///
/// @param entry what it would be held as; its hash is [#UNTOLD] until the catalogue has told it
public record Claim(CacheEntry entry) {

    /// Stands for a hash that is not known yet. No object hashes to it as far as anybody can find out.
    public static final ContentHash UNTOLD = new ContentHash(0, 0, 0, 0);

    /// @param mediaType as far as known, else [MediaType#OCTET_STREAM]
    public static Claim untold(DataObjectId id, long size, MediaType mediaType, Instant lastReadAt, long reads) {
        return new Claim(new CacheEntry(id, size, UNTOLD, mediaType, lastReadAt, lastReadAt, reads));
    }

    public DataObjectId id() {
        return entry.id();
    }

    public long size() {
        return entry.size();
    }

    /// Whether the catalogue has told its hash.
    public boolean isTold() {
        return !entry.hash().equals(UNTOLD);
    }

    /// What is held once the file is proven.
    CacheEntry madeGood(DataObject object, MediaType mediaType) {
        return new CacheEntry(
                object.id(),
                object.size(),
                object.hash(),
                mediaType,
                entry.storedAt(),
                entry.lastReadAt(),
                entry.reads());
    }

    /// The same file, of which the catalogue has told this.
    ///
    /// @param declared what it is if its first bytes do not tell, and nobody knew before
    public Claim told(ContentHash hash, MediaType declared) {
        MediaType type = entry.mediaType().equals(MediaType.OCTET_STREAM) ? declared : entry.mediaType();
        return new Claim(new CacheEntry(id(), size(), hash, type, entry.storedAt(), entry.lastReadAt(), entry.reads()));
    }
}
