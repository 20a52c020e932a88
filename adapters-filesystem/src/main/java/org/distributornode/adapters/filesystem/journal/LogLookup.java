package org.distributornode.adapters.filesystem.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.distributornode.application.port.cache.Journal.Recorded;

/// Finds events by number. Remembers where readers have stopped, so that reading on does not begin a file again.
final class LogLookup {

    private static final int MOST_BOOKMARKS = 64;

    private final JournalFolder folder;
    private final Map<Long, Bookmark> bookmarks = new LinkedHashMap<>();

    LogLookup(JournalFolder folder) {
        this.folder = folder;
    }

    /// The events after `cursor` and up to `end`, at most `limit`.
    List<Recorded> read(long cursor, int limit, LogWriter.End end) throws IOException {
        List<Recorded> found = new ArrayList<>();
        if (cursor >= end.newest() || limit <= 0) {
            return found;
        }
        Bookmark position = bookmark(cursor);
        NavigableMap<Long, Path> logs = folder.logs();
        Long begin = logs.floorKey(cursor + 1);
        for (Map.Entry<Long, Path> log :
                logs.tailMap(begin == null ? 0 : begin, true).entrySet()) {
            if (log.getKey() > end.first() || found.size() >= limit) {
                break;
            }
            long to = log.getKey() == end.first() ? end.length() : Long.MAX_VALUE;
            Bookmark from = position.first() == log.getKey() ? position : new Bookmark(log.getKey(), FileHeader.BYTES);
            readFile(log.getValue(), from, to, new Wanted(cursor, limit, found));
        }
        return found;
    }

    private void readFile(Path path, Bookmark from, long to, Wanted wanted) throws IOException {
        Optional<ByteBuffer> bytes = JournalFolder.load(path, from.position(), to);
        if (bytes.isEmpty()) {
            return;
        }
        LogReader reader = new LogReader(bytes.get(), String.valueOf(path.getFileName()), 0, from.first());
        while (wanted.found().size() < wanted.limit()) {
            Optional<Recorded> next = reader.next();
            if (next.isEmpty()) {
                break;
            }
            next.filter(event -> event.number() > wanted.cursor()).ifPresent(wanted.found()::add);
        }
        if (!wanted.found().isEmpty()) {
            long stopped = wanted.found().getLast().number();
            remember(stopped, new Bookmark(from.first(), from.position() + reader.position()));
        }
    }

    private Bookmark bookmark(long cursor) {
        synchronized (bookmarks) {
            Bookmark known = bookmarks.remove(cursor);
            return known == null ? new Bookmark(0, 0) : known;
        }
    }

    private void remember(long cursor, Bookmark bookmark) {
        synchronized (bookmarks) {
            bookmarks.put(cursor, bookmark);
            if (bookmarks.size() > MOST_BOOKMARKS) {
                bookmarks.remove(bookmarks.keySet().iterator().next());
            }
        }
    }

    private record Wanted(long cursor, int limit, List<Recorded> found) {}

    /// @param first names the log file
    /// @param position of the first event in it that was not read yet
    private record Bookmark(long first, long position) {}
}
