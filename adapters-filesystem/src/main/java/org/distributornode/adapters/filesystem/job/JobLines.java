package org.distributornode.adapters.filesystem.job;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.distributornode.adapters.filesystem.state.DamagedFile;
import org.distributornode.adapters.filesystem.state.Escaped;
import org.distributornode.application.port.job.JobStore.Kept;
import org.distributornode.application.port.job.JobStore.Registry;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.job.JobState;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucketId;
import org.distributornode.domain.store.StoreTask;

/// A registry as lines. The first is the highest number that a job had; each other is a job, its fields parted
/// by one space:
///
/// ```
/// id kind scope pinned state created ended reached
///     objectsDone objectsTotal bytesDone bytesTotal objectsBad groupsBad groupsHealed message
/// ```
///
/// The scope is `held`, `assigned`, `bag=` and the bag, `store=` and a task (see [StoreTaskText]), or ids parted by
/// commas. Before the task, and a semicolon behind them, come the numbers of its buckets in the order of their names,
/// parted by commas, `-` where one has none; jobs of earlier versions have no numbers.
/// `pinned` is `too` or `-`. Times as in
/// RFC 3339. `ended` and `reached` are `-` if there is none. The message is the rest of the line behind `:`, or `-` if
/// there is none.
final class JobLines {

    private static final int FIELDS = 16;
    private static final String NONE = "-";
    private static final String TOO = "too";
    private static final String HELD = "held";
    private static final String ASSIGNED = "assigned";
    private static final String BAG = "bag=";
    private static final String STORE = "store=";
    private static final String NUMBERS = ";";
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
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException | NoSuchElementException e) {
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
                scope(job.order().scope()),
                job.order().pinnedToo() ? TOO : NONE,
                job.state().name().toLowerCase(Locale.ROOT),
                job.created().toString(),
                job.ended().map(Instant::toString).orElse(NONE),
                kept.reached().map(DataObjectId::toString).orElse(NONE),
                Long.toString(progress.objectsDone()),
                Long.toString(progress.objectsTotal()),
                Long.toString(progress.bytesDone()),
                Long.toString(progress.bytesTotal()),
                Long.toString(progress.objectsBad()),
                Long.toString(progress.groupsBad()),
                Long.toString(progress.groupsHealed()),
                job.message().map(text -> MESSAGE + Escaped.line(text)).orElse(NONE));
    }

    private static String scope(JobScope scope) {
        return switch (scope) {
            case JobScope.Held _ -> HELD;
            case JobScope.Assigned _ -> ASSIGNED;
            case JobScope.OfBag(var bag) -> BAG + bag;
            case JobScope.InStore store -> STORE + numbers(store) + StoreTaskText.of(store.task());
            case JobScope.Objects(var ids) ->
                ids.stream().sorted().map(DataObjectId::toString).collect(Collectors.joining(","));
        };
    }

    private static String numbers(JobScope.InStore store) {
        return store.numbers().isEmpty()
                ? ""
                : store.task().buckets().stream()
                        .sorted()
                        .map(store.numbers()::get)
                        .map(number -> number == null ? NONE : number.toString())
                        .collect(Collectors.joining(",", "", NUMBERS));
    }

    private static JobScope inStore(String text) {
        int end = text.indexOf(NUMBERS);
        StoreTask task = StoreTaskText.parse(text.substring(end + 1));
        Map<StoreBucket, StoreBucketId> numbers = new HashMap<>();
        if (end >= 0) {
            Iterator<String> words =
                    Arrays.asList(text.substring(0, end).split(",", -1)).iterator();
            for (StoreBucket bucket : task.buckets().stream().sorted().toList()) {
                present(words.next())
                        .map(Long::parseLong)
                        .map(StoreBucketId::new)
                        .ifPresent(number -> numbers.put(bucket, number));
            }
        }
        return new JobScope.InStore(task, numbers);
    }

    private Kept kept() throws DamagedFile {
        JobId id = new JobId(number());
        JobKind kind = JobKind.named(text()).orElseThrow(() -> new DamagedFile("it has a job of an unknown kind"));
        JobOrder order = new JobOrder(kind, scope(text()), text().equals(TOO));
        JobState state = JobState.valueOf(text().toUpperCase(Locale.ROOT));
        Instant created = Instant.parse(text());
        Optional<Instant> ended = present(text()).map(Instant::parse);
        Optional<DataObjectId> reached = present(text()).map(JobLines::id);
        JobProgress progress = new JobProgress(number(), number(), number(), number(), number(), number(), number());
        Optional<String> message = Optional.empty();
        String last = text();
        if (last.startsWith(MESSAGE)) {
            message = Optional.of(Escaped.text(last.substring(MESSAGE.length())));
        }
        return new Kept(new Job(id, order, state, progress, created, ended, message), reached);
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

    private static JobScope scope(String field) {
        if (field.startsWith(BAG)) {
            return new JobScope.OfBag(new BagId(field.substring(BAG.length())));
        }
        if (field.startsWith(STORE)) {
            return inStore(field.substring(STORE.length()));
        }
        return switch (field) {
            case HELD -> new JobScope.Held();
            case ASSIGNED -> new JobScope.Assigned();
            default ->
                new JobScope.Objects(
                        Arrays.stream(field.split(",", -1)).map(JobLines::id).collect(Collectors.toUnmodifiableSet()));
        };
    }

    private static DataObjectId id(String text) {
        return DataObjectId.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }
}
