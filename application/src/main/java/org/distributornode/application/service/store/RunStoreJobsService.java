package org.distributornode.application.service.store;

import java.util.Optional;
import org.distributornode.application.port.store.PromotableFiles;
import org.distributornode.application.service.store.Shelves.Access;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.application.usecase.store.RunStoreJobs;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreTask;
import org.distributornode.domain.store.StoreTask.Chosen;

/// Looks whether a task makes sense before it becomes a job.
public final class RunStoreJobsService implements RunStoreJobs {

    private final Shelves shelves;
    private final RunJobs jobs;
    private final PromotableFiles files;

    public RunStoreJobsService(Shelves shelves, RunJobs jobs, PromotableFiles files) {
        this.shelves = shelves;
        this.jobs = jobs;
        this.files = files;
    }

    @Override
    public Outcome submit(StoreTask task) {
        Optional<StoreRefusal> refusal = switch (task) {
            case StoreTask.Delete delete -> write(delete.bucket(), Permission.DELETE_OBJECT);
            case StoreTask.Evict evict -> remote(evict.bucket(), Permission.DELETE_OBJECT);
            case StoreTask.Prefetch prefetch -> remote(prefetch.bucket(), Permission.READ_OBJECT);
            case StoreTask.Copy copy -> copy(copy);
            case StoreTask.Archive archive -> archive(archive);
            case StoreTask.Promote promote -> promote(promote);
            case StoreTask.Download download -> write(download.bucket(), Permission.WRITE_OBJECT);
            case StoreTask.Mirror mirror -> write(mirror.bucket(), Permission.CHANGE_BUCKET);
        };
        return refusal.<Outcome>map(Outcome.Refused::new).orElseGet(() -> begin(task));
    }

    private Outcome begin(StoreTask task) {
        return switch (jobs.submit(new JobOrder(JobKind.of(task), new JobScope.InStore(task, shelves.numbers(task))))) {
            case RunJobs.Submission.Accepted(var job) -> new Outcome.Accepted(job);
            case RunJobs.Submission.TooMany(var most, var bytes) ->
                new Outcome.Refused(new StoreRefusal.TooManyJobs(most, bytes));
        };
    }

    private Optional<StoreRefusal> copy(StoreTask.Copy copy) {
        if (copy.bucket().equals(copy.to()) && (copy.prepend().isEmpty() || meetsItsCopies(copy.objects()))) {
            return Optional.of(new StoreRefusal.SameName(copy.to().toString()));
        }
        return ask(copy.bucket(), Permission.READ_OBJECT).or(() -> write(copy.to(), Permission.WRITE_OBJECT));
    }

    private Optional<StoreRefusal> archive(StoreTask.Archive task) {
        if (task.objects() instanceof Chosen.Names(var names) && names.stream().anyMatch(task::isItself)) {
            return Optional.of(new StoreRefusal.SameName(task.archive().text()));
        }
        return ask(task.bucket(), Permission.READ_OBJECT)
                .or(() -> write(task.to(), Permission.WRITE_OBJECT))
                .or(() -> task.how().append() ? write(task.to(), Permission.APPEND_OBJECT) : Optional.empty());
    }

    /// Whether what is copied would be found again and copied once more.
    private static boolean meetsItsCopies(Chosen objects) {
        return switch (objects) {
            case Chosen.Names _, Chosen.Past _ -> false;
            case Chosen.Matching(var template) -> template.isPrefix();
            case Chosen.All _ -> true;
        };
    }

    private Optional<StoreRefusal> promote(StoreTask.Promote task) {
        return write(task.bucket(), Permission.PROMOTE).or(() -> switch (files.look(task.source())) {
            case PromotableFiles.Found.Refused(var why) -> bad(task, why);
            case PromotableFiles.Found.File _ -> named(task, PromotedNames.of(task, false));
            case PromotableFiles.Found.Folder _ -> named(task, PromotedNames.of(task, true));
        });
    }

    private static Optional<StoreRefusal> named(StoreTask.Promote task, PromotedNames names) {
        return names.fits(task.source())
                ? Optional.empty()
                : bad(task, "does not begin with \"" + task.how().trim() + "\"");
    }

    private static Optional<StoreRefusal> bad(StoreTask.Promote task, String why) {
        return Optional.of(new StoreRefusal.BadSource(task.source(), why));
    }

    private Optional<StoreRefusal> write(StoreBucket bucket, Permission permission) {
        return switch (shelves.askLocal(bucket, permission)) {
            case Shelves.LocalAccess.Granted _ -> Optional.empty();
            case Shelves.LocalAccess.Refused(var why) -> Optional.of(why);
        };
    }

    private Optional<StoreRefusal> remote(StoreBucket bucket, Permission permission) {
        return ask(bucket, permission)
                .or(() -> shelves.find(bucket)
                        .filter(shelf -> shelf instanceof Shelf.Local)
                        .map(_ -> new StoreRefusal.NotRemote(bucket)));
    }

    private Optional<StoreRefusal> ask(StoreBucket bucket, Permission permission) {
        return switch (shelves.ask(bucket, permission)) {
            case Access.Granted _ -> Optional.empty();
            case Access.Refused(var why) -> Optional.of(why);
        };
    }
}
