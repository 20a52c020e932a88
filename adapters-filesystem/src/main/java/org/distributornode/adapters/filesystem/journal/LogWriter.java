package org.distributornode.adapters.filesystem.journal;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.distributornode.domain.event.NodeEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes events at the end of the log, into files of its own.
///
/// Lock order: `appending`, then `forcing`. A force holds the latter alone, so that appends go on meanwhile and one
/// force serves all who wait for it.
final class LogWriter {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    private final JournalFolder folder;
    private final long fileBytes;

    private final Lock appending = new ReentrantLock();
    private final Lock forcing = new ReentrantLock();

    private @Nullable AppendFile file;
    private long first;
    private long length;
    private long next;
    private long follows;
    private Instant latest = Instant.MIN;
    private boolean closed;

    private volatile Written written = new Written(Optional.empty(), 0);
    private long forced;

    /// @param start the number of the next event, and that of the last one that was told
    LogWriter(JournalFolder folder, long fileBytes, Start start) {
        this.folder = folder;
        this.fileBytes = fileBytes;
        this.next = start.next();
        this.follows = start.follows();
        this.first = start.next();
    }

    /// Forces once, whatever the number of events.
    long appendAll(List<NodeEvent> events) {
        long number = 0;
        for (NodeEvent event : events) {
            number = write(event);
        }
        if (events.stream().anyMatch(LogWriter::outlivesLossOfPower)) {
            force(number);
        }
        return events.isEmpty() ? end().newest() : number;
    }

    /// Returns when all that was appended before is on the medium.
    void force() {
        force(written.number());
    }

    /// What may be read now.
    End end() {
        appending.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the journal is closed");
            }
            return new End(first, length, next - 1, latest);
        } finally {
            appending.unlock();
        }
    }

    void close() {
        appending.lock();
        try {
            closed = true;
            leaveFile();
        } catch (IOException e) {
            throw JournalFailures.of("the journal cannot be closed", e);
        } finally {
            appending.unlock();
        }
    }

    private long write(NodeEvent event) {
        appending.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the journal is closed");
            }
            byte[] frame = Frame.of(EventCodec.encode(next, event));
            add(frame, fileWithRoom(frame.length));
            follows = next++;
            latest = event.at();
            return follows;
        } finally {
            appending.unlock();
        }
    }

    private void add(byte[] frame, AppendFile file) {
        try {
            file.write(frame);
            length += frame.length;
            written = new Written(Optional.of(file), next);
        } catch (IOException e) {
            cutOff(file);
            throw JournalFailures.of("event " + next + " cannot be recorded", e);
        }
    }

    /// Makes the file end with a whole event again. One that cannot be cut is left as it is: the next file tells by its
    /// header that nothing is missing, and the number is not used again.
    private void cutOff(AppendFile file) {
        try {
            file.truncate(length);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", folder.log(first)).log("A partly written event stays in the journal", e);
            next++;
            abandonFile();
        }
    }

    private void abandonFile() {
        try {
            leaveFile();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", folder.log(first)).log("A log file may not outlive a loss of power", e);
        }
    }

    private AppendFile fileWithRoom(int needed) {
        AppendFile current = file;
        if (current != null && (length + needed <= fileBytes || length == FileHeader.BYTES)) {
            return current;
        }
        try {
            leaveFile();
            AppendFile begun = folder.beginLog(next, follows);
            first = next;
            length = FileHeader.BYTES;
            file = begun;
            return begun;
        } catch (IOException e) {
            throw JournalFailures.of("no log file can be begun at event " + next, e);
        }
    }

    private void leaveFile() throws IOException {
        AppendFile current = file;
        if (current == null) {
            return;
        }
        forcing.lock();
        try (current) {
            file = null;
            written = new Written(Optional.empty(), follows);
            current.force();
            forced = follows;
        } finally {
            forcing.unlock();
        }
    }

    private void force(long number) {
        forcing.lock();
        try {
            Written seen = written;
            if (forced < number && seen.file().isPresent()) {
                seen.file().get().force();
                forced = seen.number();
            }
        } catch (IOException e) {
            throw JournalFailures.of("event " + number + " may not outlive a loss of power", e);
        } finally {
            forcing.unlock();
        }
    }

    private static boolean outlivesLossOfPower(NodeEvent event) {
        return switch (event) {
            case NodeEvent.ObjectCached _,
                    NodeEvent.SettingChanged _,
                    NodeEvent.ObjectDenied _,
                    NodeEvent.ObjectAllowed _,
                    NodeEvent.ObjectPinned _,
                    NodeEvent.ObjectUnpinned _ -> true;
            case NodeEvent.ObjectEvicted _,
                    NodeEvent.ObjectDropped _,
                    NodeEvent.ObjectRejected _,
                    NodeEvent.FillFailed _,
                    NodeEvent.PublicApiStopped _,
                    NodeEvent.PublicApiStarted _,
                    NodeEvent.NodeStarted _,
                    NodeEvent.NodeEnding _,
                    NodeEvent.StorageMarkPassed _,
                    NodeEvent.AssignmentDoubted _,
                    NodeEvent.ObjectHealed _,
                    NodeEvent.ScrubEnded _ -> false;
        };
    }

    /// @param next the number of the next event
    /// @param follows the number of the event before it, smaller than `next - 1` if no event had those between; a
    ///     number that was never told if something is missing before it
    record Start(long next, long follows) {}

    /// @param first the number of the first event in the newest file, or of the next one if there is no file yet
    /// @param length how much of that file is whole
    /// @param newest the number of the newest event
    /// @param latest when it happened, [Instant#MIN] if there was none in this life
    record End(long first, long length, long newest, Instant latest) {}

    /// @param file what the event `number` was written to, empty if that is forced and closed
    private record Written(Optional<AppendFile> file, long number) {}
}
