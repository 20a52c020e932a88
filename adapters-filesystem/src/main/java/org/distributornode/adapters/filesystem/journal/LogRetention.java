package org.distributornode.adapters.filesystem.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;

/// Deletes what no restore needs and no reader is promised.
final class LogRetention {

    private final JournalFolder folder;
    private final JournalSettings settings;

    LogRetention(JournalFolder folder, JournalSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /// Deletes snapshots older than the one after event `number`, then the oldest log files without a later event as
    /// long as they are too many or too old.
    void sweep(long number, Instant newestEvent) throws IOException {
        for (Path old : folder.snapshots().headMap(number).values()) {
            Files.delete(old);
        }
        NavigableMap<Long, Path> logs = folder.logs();
        long bytes = 0;
        for (Path log : logs.values()) {
            bytes += Files.size(log);
        }
        for (Map.Entry<Long, Path> log : logs.entrySet()) {
            Long next = logs.higherKey(log.getKey());
            boolean needed = next == null || next > number + 1;
            if (needed || (bytes <= settings.keptBytes() && !isOld(log.getValue(), newestEvent))) {
                return;
            }
            bytes -= Files.size(log.getValue());
            Files.delete(log.getValue());
        }
    }

    private boolean isOld(Path log, Instant newestEvent) throws IOException {
        return Files.getLastModifiedTime(log)
                .toInstant()
                .plus(settings.keptFor())
                .isBefore(newestEvent);
    }
}
