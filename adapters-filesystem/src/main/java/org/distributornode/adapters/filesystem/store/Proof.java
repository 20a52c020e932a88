package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.distributornode.domain.checksum.ChecksumHasher;
import org.distributornode.domain.store.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the files of an object are worth. Each is read once, when it is asked for. For one thread.
final class Proof {

    private static final Logger LOG = LoggerFactory.getLogger(Proof.class);
    private static final int STEP = 256 * 1024;

    private final BucketIndex bucket;
    private final ObjectName name;
    private final IndexEntry entry;
    private final Map<Mountpath, Grade> grades;

    Proof(BucketIndex bucket, ObjectName name, IndexEntry entry) {
        this(bucket, name, entry, new HashMap<>());
    }

    private Proof(BucketIndex bucket, ObjectName name, IndexEntry entry, Map<Mountpath, Grade> grades) {
        this.bucket = bucket;
        this.name = name;
        this.entry = entry;
        this.grades = grades;
    }

    /// From the best on.
    enum Grade {
        /// Its content is what was written.
        GOOD,
        /// It can be read, but is not what was written.
        ROTTEN,
        /// It may be what was written.
        UNREADABLE,
        MISSING
    }

    /// The same of what is known now, with what is known of the same write.
    Proof of(IndexEntry now) {
        return new Proof(bucket, name, now, now.change() == entry.change() ? grades : new HashMap<>());
    }

    BucketIndex bucket() {
        return bucket;
    }

    ObjectName name() {
        return name;
    }

    IndexEntry entry() {
        return entry;
    }

    Path file(Mountpath place) {
        return place.file(bucket.id(), name);
    }

    Grade of(Mountpath place) {
        Grade known = grades.get(place);
        if (known == null) {
            known = pour(place, _ -> true).orElseThrow();
        }
        return known;
    }

    void is(Mountpath place, Grade grade) {
        grades.put(place, grade);
    }

    boolean isAnyGood() {
        return entry.places().stream().anyMatch(place -> of(place) == Grade.GOOD);
    }

    /// Whether one of its files is here and, as far as is known, no worse than the others.
    boolean serves(Mountpath place) {
        return entry.places().contains(place) && isThere(place) && !isWorse(place);
    }

    private boolean isWorse(Mountpath place) {
        Grade known = grades.get(place);
        return known != null && known != Grade.GOOD && grades.containsValue(Grade.GOOD);
    }

    private boolean isThere(Mountpath place) {
        try {
            return Files.size(file(place)) >= entry.end();
        } catch (IOException _) {
            return false;
        }
    }

    /// Whether nothing is lost when there are no files but at these places.
    boolean mayKeepOnly(List<Mountpath> kept) {
        EnumSet<Grade> here = EnumSet.noneOf(Grade.class);
        EnumSet<Grade> gone = EnumSet.noneOf(Grade.class);
        for (Mountpath place : entry.places()) {
            if (kept.contains(place) && !here.contains(Grade.GOOD)) {
                here.add(of(place));
            }
        }
        if (here.contains(Grade.GOOD)) {
            return true;
        }
        for (Mountpath place : entry.places()) {
            if (!kept.contains(place)) {
                gone.add(of(place));
            }
        }
        return !gone.contains(Grade.GOOD) && !gone.contains(Grade.UNREADABLE);
    }

    /// Whether the file here ends as that of the object does.
    boolean ends(Mountpath place) {
        try (FileChannel channel = open(place)) {
            return ends(channel);
        } catch (IOException _) {
            return false;
        }
    }

    private boolean ends(FileChannel channel) throws IOException {
        return ObjectFile.ending(channel, entry.end())
                .filter(entry.record(name)::says)
                .isPresent();
    }

    /// Hands on the whole file as far as it counts.
    ///
    /// @param sink false ends it
    /// @return what it was worth; empty if the sink ended it
    Optional<Grade> pour(Mountpath place, Predicate<ByteBuffer> sink) {
        Optional<Grade> grade = read(place, sink);
        grade.ifPresent(found -> {
            grades.put(place, found);
            if (found != Grade.GOOD) {
                LOG.warn("copy damaged: place={} it={}", file(place), found);
            }
        });
        return grade;
    }

    private Optional<Grade> read(Mountpath place, Predicate<ByteBuffer> sink) {
        ChecksumHasher hasher = ChecksumHasher.of(entry.checksum().type());
        ByteBuffer step = ByteBuffer.allocate(Math.clamp(entry.end(), 1, STEP));
        try (FileChannel channel = open(place)) {
            if (!ends(channel)) {
                return Optional.of(Grade.UNREADABLE);
            }
            for (long at = 0; at < entry.end(); at += step.limit()) {
                fill(channel, at, step.clear().limit((int) Math.min(step.capacity(), entry.end() - at)));
                hasher.update(step.slice(0, Math.clamp(entry.size() - at, 0, step.limit())));
                if (!sink.test(step)) {
                    return Optional.empty();
                }
            }
            return Optional.of(hasher.finish().equals(entry.checksum()) ? Grade.GOOD : Grade.ROTTEN);
        } catch (NoSuchFileException _) {
            return Optional.of(Grade.MISSING);
        } catch (IOException e) {
            LOG.warn("copy unreadable: place={} why={}", file(place), String.valueOf(e));
            return Optional.of(Grade.UNREADABLE);
        }
    }

    private FileChannel open(Mountpath place) throws IOException {
        return FileChannel.open(file(place), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    private void fill(FileChannel channel, long at, ByteBuffer step) throws IOException {
        while (step.hasRemaining()) {
            if (channel.read(step, at + step.position()) < 0) {
                throw new IOException("the file ends before " + entry.end());
            }
        }
        step.flip();
    }
}
