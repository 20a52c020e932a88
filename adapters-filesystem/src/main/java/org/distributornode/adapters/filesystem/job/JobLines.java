package org.distributornode.adapters.filesystem.job;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.distributornode.adapters.filesystem.state.DamagedFile;
import org.distributornode.adapters.filesystem.state.Escaped;
import org.distributornode.application.port.job.JobStore.Kept;
import org.distributornode.application.port.job.JobStore.Registry;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobState;

/// A registry as lines. The first is the highest number that a job had; each other is a job, its fields parted
/// by one space:
///
/// ```
/// id kind state created ended reached objectsDone objectsTotal bytesDone bytesTotal objectsBad objects message
/// ```
///
/// Times as in RFC 3339. `ended` and `reached` are `-` if there is none, `objects` are parted by commas, or
/// `*` for all that are held. The message is the rest of the line behind `:`, or `-` if there is none.
final class JobLines {

    private static final int FIELDS = 13;
    private static final String NONE = "-";
    private static final String ALL = "*";
    private static final String MESSAGE = ":";

    private final String[] fields;
    private int next;

    private JobLines(String line) throws DamagedFile {
        this.fields = line.split(" ", FIELDS);
        if (fields.length != FIELDS) {
            throw new DamagedFile("it has the line \"" + line + "\"");
        }
    }

    static List<String> of(Registry registry) {
        List<String> lines = new ArrayList<>();
        lines.add(Long.toString(registry.last()));
        registry.jobs().forEach(kept -> lines.add(line(kept)));
        return lines;
    }

    static Registry parse(List<String> lines) throws DamagedFile {
        try {
            List<Kept> jobs = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                jobs.add(new JobLines(line).kept());
            }
            return new Registry(Long.parseLong(lines.getFirst()), jobs);
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw new DamagedFile("it has a line that is no job: " + e.getMessage());
        }
    }

    private static String line(Kept kept) {
        Job job = kept.job();
        JobProgress progress = job.progress();
        return String.join(
                " ",
                job.id().toString(),
                job.kind().text(),
                job.state().name().toLowerCase(Locale.ROOT),
                job.created().toString(),
                job.ended().map(Instant::toString).orElse(NONE),
                kept.reached().map(DataObjectId::toString).orElse(NONE),
                Long.toString(progress.objectsDone()),
                Long.toString(progress.objectsTotal()),
                Long.toString(progress.bytesDone()),
                Long.toString(progress.bytesTotal()),
                Long.toString(progress.objectsBad()),
                objects(job.objects()),
                job.message().map(text -> MESSAGE + Escaped.line(text)).orElse(NONE));
    }

    private static String objects(Set<DataObjectId> ids) {
        return ids.isEmpty()
                ? ALL
                : ids.stream().sorted().map(DataObjectId::toString).collect(Collectors.joining(","));
    }

    private Kept kept() throws DamagedFile {
        JobId id = new JobId(number());
        JobKind kind = JobKind.named(text()).orElseThrow(() -> new DamagedFile("it has a job of an unknown kind"));
        JobState state = JobState.valueOf(text().toUpperCase(Locale.ROOT));
        Instant created = Instant.parse(text());
        Optional<Instant> ended = present(text()).map(Instant::parse);
        Optional<DataObjectId> reached = present(text()).map(JobLines::id);
        JobProgress progress = new JobProgress(number(), number(), number(), number(), number());
        Set<DataObjectId> objects = ids(text());
        Optional<String> message = Optional.empty();
        String last = text();
        if (last.startsWith(MESSAGE)) {
            message = Optional.of(Escaped.text(last.substring(MESSAGE.length())));
        }
        return new Kept(new Job(id, kind, objects, state, progress, created, ended, message), reached);
    }

    private String text() {
        return fields[next++];
    }

    private long number() {
        return Long.parseLong(text());
    }

    private static Optional<String> present(String field) {
        return Optional.of(field).filter(text -> !text.equals(NONE));
    }

    private static Set<DataObjectId> ids(String field) {
        return field.equals(ALL)
                ? Set.of()
                : Arrays.stream(field.split(",", -1)).map(JobLines::id).collect(Collectors.toUnmodifiableSet());
    }

    private static DataObjectId id(String text) {
        return DataObjectId.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }
}
