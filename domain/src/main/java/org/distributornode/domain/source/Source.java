package org.distributornode.domain.source;

import java.net.URI;

/// One place where the bytes of objects can be fetched.
///
/// @param location for a storage node its API's base address without a trailing slash (`http://host/api/v1`),
///     for a source named by a catalogue file the address of the object itself
/// @param kind how `location` is to be read
public record Source(URI location, Kind kind) {

    public enum Kind {
        /// A node that speaks the storage nodes' API: the object is at `/files/{id}` below it.
        STORAGE_NODE,
        /// An address that yields the object itself.
        DIRECT
    }

    /// Host and port, shared by all sources that one server makes.
    public String authority() {
        String authority = location.getAuthority();
        return authority == null ? "" : authority;
    }

    @Override
    public String toString() {
        return location.toString();
    }
}
