package org.distributornode.application.service.store;

import java.util.Optional;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.PromotableFiles;
import org.distributornode.application.port.store.PromotableFiles.Found;
import org.distributornode.application.port.store.PromotableFiles.Opening;
import org.distributornode.application.port.store.PromotableFiles.Walk;
import org.distributornode.application.service.job.GivenUp;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.application.service.store.ObjectReceiving.Arrival;
import org.distributornode.application.service.store.Shelves.LocalAccess;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreTask;

/// Makes objects of files. A run that was broken off begins again.
public final class PromoteWork implements JobWork {

    private final Shelves shelves;
    private final PromotableFiles files;

    public PromoteWork(Shelves shelves, PromotableFiles files) {
        this.shelves = shelves;
        this.files = files;
    }

    @Override
    public JobKind kind() {
        return JobKind.STORE_PROMOTE;
    }

    @Override
    public Optional<String> run(Course course) throws InterruptedException, GivenUp {
        if (!(course.order().scope() instanceof JobScope.InStore(StoreTask.Promote task, var numbers))) {
            throw new IllegalArgumentException("not about files: " + course.order());
        }
        Shelves meant = shelves.meaning(numbers);
        meant.checkMeant();
        StoreWalk walk = new StoreWalk(course);
        new PromoteWork(meant, files).walk(walk, task);
        meant.checkMeant();
        return walk.message();
    }

    private void walk(StoreWalk walk, StoreTask.Promote task) throws InterruptedException {
        switch (files.look(task.source())) {
            case Found.Refused(var why) ->
                walk.one(new ObjectOutcome.Refused(new StoreRefusal.BadSource(task.source(), why)));
            case Found.File _ -> walk.one(take(task, task.source(), PromotedNames.of(task, false)));
            case Found.Folder _ -> {
                PromotedNames names = PromotedNames.of(task, true);
                try (Walk all = files.walk(task.source(), task.how().recursive())) {
                    walk.run(new StoreWalk.Items<>(all, 0, false), file -> take(task, file, names));
                }
            }
        }
    }

    private ObjectOutcome take(StoreTask.Promote task, String file, PromotedNames names) throws InterruptedException {
        Optional<ObjectName> name = names.of(file);
        if (name.isEmpty()) {
            return new ObjectOutcome.Refused(new StoreRefusal.BadSource(file, "makes no name of an object"));
        }
        ObjectOutcome outcome = switch (shelves.askLocal(task.bucket(), Permission.PROMOTE)) {
            case LocalAccess.Refused(var why) -> new ObjectOutcome.Refused(why);
            case LocalAccess.Granted(var bucket)
            when isThere(bucket, name.get(), task) ->
                new ObjectOutcome.Refused(new StoreRefusal.ObjectExists(task.bucket(), name.get()));
            case LocalAccess.Granted(var bucket) ->
                take(bucket, file, name.get(), task.how().replace());
        };
        if (outcome instanceof ObjectOutcome.Done && !task.how().keep()) {
            files.delete(file);
        }
        return outcome;
    }

    private boolean isThere(BucketEntry bucket, ObjectName name, StoreTask.Promote task) {
        return !task.how().replace()
                && shelves.objects().find(bucket.id(), name).isPresent();
    }

    private ObjectOutcome take(BucketEntry bucket, String file, ObjectName name, boolean replace)
            throws InterruptedException {
        return switch (files.open(file)) {
            case Opening.Refused(var why) -> new ObjectOutcome.Refused(new StoreRefusal.BadSource(file, why));
            case Opening.Opened(ObjectBytes bytes) -> {
                Arrival arrival = new Arrival(name, Checksum.NONE, CustomMetadata.NONE, replace);
                try (bytes;
                        ObjectReceiving content =
                                new ObjectReceiving(new RoomAhead(shelves, bytes.size()), bucket, arrival)) {
                    if (!shelves.hasRoom(bytes.size())) {
                        yield new ObjectOutcome.Refused(ObjectReceiving.noRoom(shelves.objects()));
                    }
                    Pouring.pour(bytes, content);
                    yield content.finish();
                } catch (BytesLost _) {
                    yield new ObjectOutcome.Refused(new StoreRefusal.BadSource(file, "cannot be read to its end"));
                }
            }
        };
    }
}
