package org.distributornode.adapters.http.in.aistore.job;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.job.JobState;
import org.distributornode.domain.job.WorkNote;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreTask;

/// Long or short work as clients see it.
///
/// @param ended absent while it is not over
/// @param bucket that it is about, if it is about one
/// @param to the other bucket, of work between two
/// @param error why it failed, or failed for some of the objects; empty if it did not
public record Work(
        String id,
        String kind,
        Instant begun,
        Optional<Instant> ended,
        Optional<StoreBucket> bucket,
        Optional<StoreBucket> to,
        long objects,
        long bytes,
        boolean aborted,
        String error) {

    static Work of(Job job) {
        Optional<StoreTask> task = job.order().scope() instanceof JobScope.InStore(var found, var _)
                ? Optional.of(found)
                : Optional.empty();
        return new Work(
                WorkId.of(job),
                Kinds.of(job),
                job.created(),
                job.ended(),
                task.map(StoreTask::bucket),
                task.flatMap(Work::target),
                job.progress().objectsDone(),
                job.progress().bytesDone(),
                job.state() == JobState.CANCELLED,
                job.message().orElse(""));
    }

    private static Optional<StoreBucket> target(StoreTask task) {
        return switch (task) {
            case StoreTask.Copy copy -> Optional.of(copy.to());
            case StoreTask.Archive archive -> Optional.of(archive.to());
            case StoreTask.Delete _, StoreTask.Evict _, StoreTask.Prefetch _ -> Optional.empty();
            case StoreTask.Mirror _, StoreTask.Promote _, StoreTask.Download _ -> Optional.empty();
        };
    }

    /// Work that was over at once, or that others do.
    static Work of(WorkNote note) {
        return new Work(
                note.id(),
                note.kind(),
                note.begun(),
                Optional.of(note.begun()),
                note.bucket(),
                note.to(),
                note.objects(),
                note.bytes(),
                false,
                "");
    }

    WorkNote note(List<JobId> parts) {
        return new WorkNote(id, kind, begun, bucket, to, objects, bytes, parts);
    }

    /// Work that was over at once.
    static Work atOnce(String id, String kind, Instant when) {
        return new Work(id, kind, when, Optional.of(when), Optional.empty(), Optional.empty(), 0, 0, false, "");
    }

    Work about(StoreBucket first, Optional<StoreBucket> second) {
        return new Work(id, kind, begun, ended, Optional.of(first), second, objects, bytes, aborted, error);
    }

    Work with(long otherObjects, long otherBytes) {
        return new Work(id, kind, begun, ended, bucket, to, otherObjects, otherBytes, aborted, error);
    }

    /// It is over once all of its parts are.
    Work madeOf(List<Work> parts) {
        Optional<Instant> end = parts.stream().anyMatch(Work::isRunning)
                ? Optional.empty()
                : parts.stream()
                        .flatMap(part -> part.ended.stream())
                        .max(Comparator.naturalOrder())
                        .or(() -> ended);
        return new Work(
                id,
                kind,
                begun,
                end,
                bucket,
                to,
                parts.stream().mapToLong(Work::objects).sum(),
                parts.stream().mapToLong(Work::bytes).sum(),
                parts.stream().anyMatch(Work::aborted),
                parts.stream()
                        .map(Work::error)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    public boolean isRunning() {
        return ended.isEmpty();
    }

    boolean concerns(StoreBucket asked) {
        return bucket.filter(asked::equals).isPresent()
                || to.filter(asked::equals).isPresent();
    }
}
