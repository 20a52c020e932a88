package org.distributornode.adapters.filesystem.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.distributornode.application.port.cache.Journal.Recorded;
import org.distributornode.application.port.cache.Journal.Recovery;
import org.distributornode.application.port.cache.Journal.Replay;

/// Tells what earlier lives have recorded, once, and finds out where the next event goes.
///
/// Whether something is missing follows from the files alone: the numbers in a log file grow by one, and its header
/// names the event before its first. So damage is reported at every restore until a snapshot makes it pointless.
final class Restoration {

    private final JournalFolder folder;
    private final Replay replay;

    /// The event after which events are told.
    private long from;
    /// The newest event that was told or that the snapshot reflects.
    private long last;
    private boolean damaged;
    /// What to do about the log file before if it turns out to lack an event.
    private Runnable onMissing = () -> {};
    /// What the newest log file ends with.
    private LogReader.End end = LogReader.End.WHOLE;
    /// How many events at most have been there.
    private long lostAtEnd;

    Restoration(JournalFolder folder, Replay replay) {
        this.folder = folder;
        this.replay = replay;
    }

    Restored run() throws IOException {
        folder.prepare();
        long newestByName = folder.newestByName();
        tellSnapshot();
        for (Map.Entry<Long, Path> log : neededLogs().entrySet()) {
            tellLog(log.getKey(), log.getValue());
        }
        long newest = Math.max(newestByName, last + lostAtEnd);
        return switch (end) {
            case WHOLE -> restored(Recovery.COMPLETE, new LogWriter.Start(newest + 1, last));
            case CUT_SHORT -> marked(restored(Recovery.CUT_SHORT, new LogWriter.Start(newest + 1, last)));
            case DAMAGED -> marked(restored(Recovery.DAMAGED, new LogWriter.Start(newest + 1, newest)));
        };
    }

    private Restored restored(Recovery recovery, LogWriter.Start start) {
        return new Restored(damaged ? Recovery.DAMAGED : recovery, start);
    }

    /// Begins the next log file at once, so that what is known of the loss outlives a crash that comes before any
    /// event.
    private Restored marked(Restored restored) {
        Salvage.attempt(
                folder.log(restored.start().next()),
                () -> folder.beginLog(restored.start().next(), restored.start().follows())
                        .close());
        return restored;
    }

    private void tellSnapshot() throws IOException {
        Map.Entry<Long, Path> newest = folder.snapshots().lastEntry();
        if (newest != null) {
            from = newest.getKey();
            replay.expect(Files.size(newest.getValue()) / SnapshotWriter.ENTRY_BYTES);
            if (!SnapshotReader.read(newest.getValue(), from, replay)) {
                damaged = true;
                Salvage.attempt(newest.getValue(), () -> folder.setAside(newest.getValue()));
            }
        }
        damaged |= folder.newestDamagedSnapshot() > from;
        last = from;
    }

    /// Those that may hold an event after the snapshot.
    private NavigableMap<Long, Path> neededLogs() throws IOException {
        NavigableMap<Long, Path> logs = folder.logs();
        Long begin = logs.floorKey(from + 1);
        return begin == null ? logs : logs.tailMap(begin, true);
    }

    private void tellLog(long first, Path path) throws IOException {
        boolean isNewest = folder.logs().lastKey() == first;
        String file = String.valueOf(path.getFileName());
        ByteBuffer bytes = JournalFolder.load(path, 0, Long.MAX_VALUE).orElseThrow();
        Optional<FileHeader> header =
                FileHeader.read(FileHeader.Type.LOG, bytes, file).filter(read -> read.number() == first);
        header.filter(read -> read.follows() > last).ifPresent(_ -> noteMissing());
        onMissing = () -> {};
        LogReader reader = new LogReader(bytes, file, header.isPresent() ? FileHeader.BYTES : 0, first);
        tellEvents(reader, first);
        end = header.isPresent() ? reader.end() : endWithoutHeader(bytes);
        lostAtEnd = reader.mostLost();
        if (reader.damaged() || end == LogReader.End.DAMAGED) {
            damaged = true;
            Salvage.replace(folder, path, bytes, header.orElse(headerOf(first)));
        } else if (header.isEmpty()) {
            Files.delete(path);
        } else if (end == LogReader.End.CUT_SHORT && isNewest) {
            Salvage.attempt(path, () -> JournalFolder.cut(path, reader.position()));
        } else if (end == LogReader.End.CUT_SHORT) {
            onMissing = () -> Salvage.replace(folder, path, bytes, header.get());
        }
    }

    private void noteMissing() {
        damaged = true;
        onMissing.run();
    }

    private void tellEvents(LogReader reader, long first) {
        long expected = first;
        for (Optional<Recorded> next = reader.next(); next.isPresent(); next = reader.next()) {
            Recorded recorded = next.get();
            damaged |= recorded.number() > expected && recorded.number() - 1 > from;
            if (recorded.number() > from) {
                replay.event(recorded.event());
            }
            last = Math.max(last, recorded.number());
            expected = recorded.number() + 1;
        }
    }

    /// A file without a header was either cut in it, so that it has no event, or damaged.
    private static LogReader.End endWithoutHeader(ByteBuffer bytes) {
        return bytes.limit() < FileHeader.BYTES ? LogReader.End.CUT_SHORT : LogReader.End.DAMAGED;
    }

    /// For a log file whose own header is lost: an event is missing unless the one before its first is there.
    private static FileHeader headerOf(long first) {
        return new FileHeader(FileHeader.Type.LOG, first, first - 1);
    }

    record Restored(Recovery recovery, LogWriter.Start start) {}
}
