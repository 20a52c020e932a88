package org.distributornode.adapters.http.in.aistore.cluster;

import java.util.List;
import org.distributornode.domain.store.MountpathEntry;
import org.distributornode.domain.store.MountpathEntry.State;

/// Where the objects of this node are: absolute paths of folders, sorted.
///
/// @param available in use
/// @param leaving whose objects are being moved away
/// @param disabled out of use
record Mountpaths(List<String> available, List<String> leaving, List<String> disabled) {

    static final Mountpaths NONE = new Mountpaths(List.of(), List.of(), List.of());

    Mountpaths {
        available = available.stream().sorted().toList();
        leaving = leaving.stream().sorted().toList();
        disabled = disabled.stream().sorted().toList();
    }

    static Mountpaths of(List<MountpathEntry> entries) {
        return new Mountpaths(in(entries, State.AVAILABLE), in(entries, State.LEAVING), in(entries, State.DISABLED));
    }

    private static List<String> in(List<MountpathEntry> entries, State state) {
        return entries.stream()
                .filter(entry -> entry.state() == state)
                .map(MountpathEntry::path)
                .toList();
    }
}
