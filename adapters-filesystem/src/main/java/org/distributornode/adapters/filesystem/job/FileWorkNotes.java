package org.distributornode.adapters.filesystem.job;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distributornode.adapters.filesystem.state.DamagedFile;
import org.distributornode.adapters.filesystem.state.StateFile;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.job.WorkNotes;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.WorkNote;
import org.distributornode.domain.store.StoreBucket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes in the file `works` of the state folder, a line for each, its fields parted by one space:
///
/// ```
/// id kind begun bucket to objects bytes jobs
/// ```
///
/// Buckets and jobs are words parted by commas, each encoded as in a form of the web; `-` if there is none. What is
/// unreadable is forgotten: it is history.
public final class FileWorkNotes implements WorkNotes {

    private static final Logger LOG = LoggerFactory.getLogger(FileWorkNotes.class);
    private static final StateFile.Kind KIND = new StateFile.Kind("works", "works", 1);
    private static final int FIELDS = 8;
    private static final String NONE = "-";

    private final StateFile file;

    /// @param state the folder `directories.cacheState`
    public FileWorkNotes(Path state) {
        this.file = new StateFile(state, KIND);
    }

    @Override
    public synchronized List<WorkNote> load() {
        try {
            return file.read().orElse(List.of()).stream()
                    .map(FileWorkNotes::note)
                    .toList();
        } catch (DamagedFile | IllegalArgumentException | DateTimeException e) {
            LOG.warn("history of work forgotten file={} reason=\"{}\"", file.path(), e.getMessage());
            return List.of();
        } catch (IOException e) {
            throw failure("read", e);
        }
    }

    @Override
    public synchronized void save(List<WorkNote> notes) {
        try {
            file.write(notes.stream().map(FileWorkNotes::line).toList());
        } catch (IOException e) {
            throw failure("written", e);
        }
    }

    private CacheFailure failure(String what, IOException cause) {
        return new CacheFailure(
                CacheFailure.Kind.MEDIUM,
                "The history of work in " + file.path() + " cannot be " + what + ": " + cause,
                cause);
    }

    private static String line(WorkNote note) {
        return String.join(
                " ",
                encoded(note.id()),
                encoded(note.kind()),
                note.begun().toString(),
                bucket(note.bucket()),
                bucket(note.to()),
                Long.toString(note.objects()),
                Long.toString(note.bytes()),
                note.parts().isEmpty()
                        ? NONE
                        : note.parts().stream()
                                .map(part -> Long.toString(part.number()))
                                .collect(Collectors.joining(",")));
    }

    private static WorkNote note(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("it has the line \"" + line + "\"");
        }
        return new WorkNote(
                decoded(fields[0]),
                decoded(fields[1]),
                Instant.parse(fields[2]),
                bucket(fields[3]),
                bucket(fields[4]),
                Long.parseLong(fields[5]),
                Long.parseLong(fields[6]),
                fields[7].equals(NONE)
                        ? List.of()
                        : Arrays.stream(fields[7].split(",", -1))
                                .map(part -> new JobId(Long.parseLong(part)))
                                .toList());
    }

    private static String bucket(Optional<StoreBucket> bucket) {
        return bucket.map(one -> Stream.of(
                                one.provider(),
                                one.namespace().uuid(),
                                one.namespace().name(),
                                one.name())
                        .map(FileWorkNotes::encoded)
                        .collect(Collectors.joining(",")))
                .orElse(NONE);
    }

    private static Optional<StoreBucket> bucket(String field) {
        if (field.equals(NONE)) {
            return Optional.empty();
        }
        String[] words = field.split(",", -1);
        if (words.length != 4) {
            throw new IllegalArgumentException("it has the bucket \"" + field + "\"");
        }
        return Optional.of(new StoreBucket(
                decoded(words[0]), new StoreBucket.Namespace(decoded(words[1]), decoded(words[2])), decoded(words[3])));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
