package org.distributornode.adapters.http.in.aistore.cluster;

import java.util.List;

/// Where the objects of this node are.
///
/// @param available absolute paths of folders that are in use
/// @param disabled of those that are not
public record Mountpaths(List<String> available, List<String> disabled) {

    public Mountpaths {
        available = available.stream().sorted().toList();
        disabled = disabled.stream().sorted().toList();
    }

    /// Tells them as they are now.
    @FunctionalInterface
    public interface Source {

        Mountpaths now();
    }
}
