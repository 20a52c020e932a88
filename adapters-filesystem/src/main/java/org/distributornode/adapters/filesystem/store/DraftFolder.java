package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.distributornode.application.port.store.DraftStore.Draft;
import org.distributornode.application.port.store.DraftStore.Piece;
import org.distributornode.domain.store.DraftId;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucketId;

/// One draft: its folder, and what is known of the pieces in it. Safe for use by any thread.
final class DraftFolder {

    static final String HEAD = "head";

    private final Draft draft;
    private final Mountpath mountpath;
    private final NavigableMap<Integer, Kept> pieces = new TreeMap<>();
    private Instant touched;
    private long head;
    private boolean gone;

    DraftFolder(Draft draft, Mountpath mountpath, Instant touched) {
        this.draft = draft;
        this.mountpath = mountpath;
        this.touched = touched;
    }

    private record Kept(Piece piece, long end) {}

    /// What a crash left in a folder; empty if it is no draft.
    static Optional<DraftFolder> read(Mountpath mountpath, StoreBucketId bucket, Path folder) throws IOException {
        Optional<DraftId> id = DraftId.parse(folder.getFileName().toString());
        Optional<ObjectFile.Read> head = readFile(folder.resolve(HEAD));
        if (id.isEmpty() || head.isEmpty()) {
            return Optional.empty();
        }
        ObjectRecord object = head.get().object();
        Draft draft = new Draft(id.get(), bucket, object.name(), object.custom());
        DraftFolder found = new DraftFolder(draft, mountpath, object.written());
        found.head = head.get().end();
        for (Path path : Trees.in(folder)) {
            String name = path.getFileName().toString();
            Optional<ObjectFile.Read> piece = name.equals(HEAD) ? Optional.empty() : readFile(path);
            piece.ifPresent(read -> found.add(Integer.parseInt(name), read));
        }
        return Optional.of(found);
    }

    private static Optional<ObjectFile.Read> readFile(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return ObjectFile.read(channel, _ -> true);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private synchronized void add(int number, ObjectFile.Read read) {
        ObjectRecord object = read.object();
        pieces.put(number, new Kept(new Piece(number, object.size(), object.checksum()), read.end()));
        touched = object.written().isAfter(touched) ? object.written() : touched;
    }

    Draft draft() {
        return draft;
    }

    ObjectName name() {
        return draft.name();
    }

    Mountpath mountpath() {
        return mountpath;
    }

    Path path() {
        return mountpath.drafts(draft.bucket()).resolve(draft.id().text());
    }

    Path path(int number) {
        return path().resolve(Integer.toString(number));
    }

    synchronized void head(long bytes) {
        head = bytes;
    }

    /// The bytes of all files.
    synchronized long bytes() {
        return head + pieces.values().stream().mapToLong(Kept::end).sum();
    }

    synchronized boolean untouchedSince(Instant time) {
        return touched.isBefore(time);
    }

    synchronized List<Piece> pieces() {
        return gone ? List.of() : pieces.values().stream().map(Kept::piece).toList();
    }

    synchronized Optional<Piece> piece(int number) {
        return Optional.ofNullable(gone ? null : pieces.get(number)).map(Kept::piece);
    }

    /// Puts a piece in its place.
    ///
    /// @param move puts its file there
    /// @return the bytes that what was there before took; -1 if the draft is gone
    synchronized long keep(Piece piece, long end, Stripes.Work<Instant> move) throws IOException {
        if (gone) {
            return -1;
        }
        touched = move.run();
        Kept before = pieces.put(piece.number(), new Kept(piece, end));
        return before == null ? 0 : before.end;
    }

    /// @return the bytes that it took; -1 if it was gone already
    synchronized long leave() {
        if (gone) {
            return -1;
        }
        gone = true;
        return bytes();
    }
}
