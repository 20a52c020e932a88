package org.distributornode.adapters.filesystem.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder of the journal and the names in it. Files with other names are left alone.
final class JournalFolder {

    private static final String NUMBER = "([0-9]{18})";
    private static final Pattern LOG = Pattern.compile(NUMBER + "\\.log");
    private static final Pattern SNAPSHOT = Pattern.compile("snapshot-" + NUMBER);
    private static final Pattern DAMAGED_SNAPSHOT = Pattern.compile("snapshot-" + NUMBER + "\\.damaged[0-9]*");
    private static final Pattern UNFINISHED = Pattern.compile("(snapshot-)?" + NUMBER + "(\\.log)?\\.tmp");
    private static final Pattern ANY = Pattern.compile("(snapshot-)?" + NUMBER + "(\\..*)?");

    private final Path path;
    private final AppendFile.Medium medium;

    JournalFolder(Path path, AppendFile.Medium medium) {
        this.path = path;
        this.medium = medium;
    }

    /// Makes the folder if needed and deletes what a crash has left unfinished.
    void prepare() throws IOException {
        Files.createDirectories(path);
        for (Path file : files()) {
            if (UNFINISHED.matcher(name(file)).matches()) {
                Files.delete(file);
            }
        }
    }

    Path log(long first) {
        return path.resolve(String.format(Locale.ROOT, "%018d.log", first));
    }

    Path snapshot(long number) {
        return path.resolve(String.format(Locale.ROOT, "snapshot-%018d", number));
    }

    /// Where `file` is written before it gets its name.
    Path unfinished(Path file) {
        return file.resolveSibling(name(file) + ".tmp");
    }

    /// The log files by the number in their name.
    NavigableMap<Long, Path> logs() throws IOException {
        return named(LOG);
    }

    /// The snapshots by the number in their name.
    NavigableMap<Long, Path> snapshots() throws IOException {
        return named(SNAPSHOT);
    }

    /// The number of the newest snapshot that was set aside, 0 if there is none.
    long newestDamagedSnapshot() throws IOException {
        NavigableMap<Long, Path> damaged = named(DAMAGED_SNAPSHOT);
        return damaged.isEmpty() ? 0 : damaged.lastKey();
    }

    /// A number that no event of any file here is known to be below: each name tells that of an event before it.
    long newestByName() throws IOException {
        long newest = 0;
        for (Path file : files()) {
            Matcher matcher = ANY.matcher(name(file));
            if (matcher.matches()) {
                boolean log = matcher.group(1) == null;
                newest = Math.max(newest, Long.parseLong(matcher.group(2)) - (log ? 1 : 0));
            }
        }
        return newest;
    }

    /// A new file at `path`, beginning with `header`; safe on the medium but for its name.
    AppendFile create(Path file, FileHeader header) throws IOException {
        AppendFile created = medium.create(file);
        try {
            created.write(header.bytes());
            created.force();
            return created;
        } catch (IOException e) {
            created.close();
            throw e;
        }
    }

    /// A new log file, safe on the medium with its name.
    AppendFile beginLog(long first, long follows) throws IOException {
        AppendFile begun = create(log(first), new FileHeader(FileHeader.Type.LOG, first, follows));
        try {
            force();
            return begun;
        } catch (IOException e) {
            begun.close();
            throw e;
        }
    }

    /// Gives a finished file its name, for good.
    void publish(Path unfinished, Path file) throws IOException {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force();
    }

    /// Renames a damaged file to a name that nothing here reads.
    Path setAside(Path file) throws IOException {
        Path aside = file.resolveSibling(name(file) + ".damaged");
        for (int attempt = 2; Files.exists(aside); attempt++) {
            aside = file.resolveSibling(name(file) + ".damaged" + attempt);
        }
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        force();
        return aside;
    }

    /// Returns when the names in the folder are on the medium.
    void force() throws IOException {
        medium.force(path);
    }

    /// The bytes of `file` from `from` to `to`, or to its end if that comes first; empty if there is no such file.
    static Optional<ByteBuffer> load(Path file, long from, long to) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            long end = Math.min(to, opened.length());
            byte[] bytes = new byte[Math.toIntExact(Math.max(0, end - from))];
            opened.seek(from);
            opened.readFully(bytes);
            return Optional.of(ByteBuffer.wrap(bytes));
        } catch (FileNotFoundException e) {
            if (Files.exists(file)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /// Cuts off what lies behind `length` in `file`, for good.
    static void cut(Path file, long length) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.setLength(length);
            opened.getFD().sync();
        }
    }

    private NavigableMap<Long, Path> named(Pattern pattern) throws IOException {
        NavigableMap<Long, Path> found = new TreeMap<>();
        for (Path file : files()) {
            Matcher matcher = pattern.matcher(name(file));
            if (matcher.matches()) {
                found.put(Long.parseLong(matcher.group(1)), file);
            }
        }
        return found;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
