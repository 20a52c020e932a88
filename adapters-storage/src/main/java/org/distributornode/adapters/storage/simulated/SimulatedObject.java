package org.distributornode.adapters.storage.simulated;

import org.jspecify.annotations.Nullable;

/// A data object as the query node tells of it.
///
/// @param size in bytes
/// @param hash the content hash as text; any text will do
/// @param accepted whether a storage bucket has confirmed that it holds the object
/// @param bagId the bag that contains it
/// @param subtitleMimeType what its uploader says of it if it is a subtitle
public record SimulatedObject(
        String id,
        long size,
        String hash,
        boolean accepted,
        String bagId,
        @Nullable String subtitleMimeType) {

    /// An accepted object that is no subtitle.
    public static SimulatedObject accepted(String id, long size, String hash, String bagId) {
        return new SimulatedObject(id, size, hash, true, bagId, null);
    }
}
