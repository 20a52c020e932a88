package org.distributornode.domain.store;

/// A folder, usually a disk, that objects lie on.
///
/// @param path absolute
public record MountpathEntry(String path, State state) {

    /// What it is used for.
    public enum State {
        /// Objects come to it and are read from it.
        AVAILABLE,
        /// None come any more; those on it are about to be moved away.
        LEAVING,
        /// Nothing on it is looked at.
        DISABLED
    }
}
