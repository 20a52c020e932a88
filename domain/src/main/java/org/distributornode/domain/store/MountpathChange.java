package org.distributornode.domain.store;

/// What became of a change of a mountpath.
public sealed interface MountpathChange {

    record Done(MountpathEntry entry) implements MountpathChange {}

    /// It is so already.
    record Same(MountpathEntry entry) implements MountpathChange {}

    record Unknown(String path) implements MountpathChange {}

    /// @param why the end of a sentence that begins with the path
    record Refused(String path, String why) implements MountpathChange {}
}
