package org.distributornode.domain.content;

import java.util.Optional;

/// An immutable object of the storage network.
///
/// @param id its number
/// @param size its length in bytes
/// @param hash what its bytes hash to
/// @param declaredType the media type its owner declared, used when its bytes do not tell
public record DataObject(DataObjectId id, long size, ContentHash hash, Optional<MediaType> declaredType) {

    public DataObject {
        if (size < 0) {
            throw new IllegalArgumentException("object " + id + " has " + size + " bytes");
        }
    }

    /// The whole of it.
    public ByteSlice whole() {
        return new ByteSlice(0, size);
    }
}
