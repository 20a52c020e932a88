package org.distributornode.adapters.http.in.aistore.cluster;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How full the disks below the mountpaths are.
final class StoreDisks {

    private StoreDisks() {}

    /// @param device where it is from
    /// @param type of the file system
    /// @param total bytes; 0 if nobody can tell
    record Disk(String mountpath, String device, String type, long used, long available, long total) {

        /// Whole hundredths, rounded down.
        long percentUsed() {
            return total == 0 ? 0 : used * 100 / total;
        }
    }

    static List<Disk> of(List<String> mountpaths) {
        return mountpaths.stream().sorted().map(StoreDisks::disk).toList();
    }

    private static Disk disk(String mountpath) {
        try {
            FileStore store = Files.getFileStore(Path.of(mountpath));
            long total = store.getTotalSpace();
            return new Disk(
                    mountpath,
                    store.name(),
                    store.type(),
                    total - store.getUnallocatedSpace(),
                    store.getUsableSpace(),
                    total);
        } catch (IOException _) {
            return new Disk(mountpath, "", "", 0, 0, 0);
        }
    }
}
