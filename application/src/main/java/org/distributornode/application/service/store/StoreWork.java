package org.distributornode.application.service.store;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.distributornode.application.port.store.Archives;
import org.distributornode.application.service.job.GivenUp;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.application.usecase.store.EditObjects;
import org.distributornode.application.usecase.store.EditObjects.Place;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.ObjectQuery.Presence;
import org.distributornode.domain.store.StoreTask;

/// Does to many objects what is asked of them, one after the other. What cannot be done to one is told, and the others
/// go on. A bucket that is gone by then ends the work, also if another one has its name.
public final class StoreWork implements JobWork {

    private final JobKind kind;
    private final Shelves shelves;
    private final Prefetching prefetching;

    /// @param kind one of those about buckets
    public StoreWork(JobKind kind, Shelves shelves, Prefetching prefetching) {
        this.kind = kind;
        this.shelves = shelves;
        this.prefetching = prefetching;
    }

    /// Puts objects together in an archive.
    public static JobWork archiving(Shelves shelves, Archives archives) {
        return new ArchiveWork(shelves, archives);
    }

    /// Brings an object of a bucket that has it elsewhere to this node.
    @FunctionalInterface
    public interface Prefetching {

        ObjectOutcome bring(Place object) throws InterruptedException;

        /// Runs each object on a thread of its own, where there are several at once.
        default Executor threads() {
            return Runnable::run;
        }

        /// How many objects may come at once.
        default int atOnce() {
            return 1;
        }
    }

    @Override
    public JobKind kind() {
        return kind;
    }

    @Override
    public Optional<String> run(Course course) throws InterruptedException, GivenUp {
        if (!(course.order().scope() instanceof JobScope.InStore(var task, var numbers))) {
            throw new IllegalArgumentException("not about buckets: " + course.order());
        }
        Shelves meant = shelves.meaning(numbers);
        meant.checkMeant();
        StoreWalk walk = new StoreWalk(course);
        walk(walk, task, meant);
        meant.checkMeant();
        return walk.message();
    }

    private void walk(StoreWalk walk, StoreTask task, Shelves meant) throws InterruptedException {
        ChosenObjects chosen = new ChosenObjects(new ListObjectsService(meant));
        EditObjects edit = new EditObjectsService(meant, new ReadObjectService(meant));
        switch (task) {
            case StoreTask.Delete(var bucket, var objects) ->
                walk.run(chosen.of(bucket, objects), name -> edit.delete(bucket, name));
            case StoreTask.Evict(var bucket, var objects) ->
                walk.run(chosen.of(bucket, objects, Presence.HELD), name -> edit.evict(bucket, name));
            case StoreTask.Prefetch(var bucket, var objects) ->
                walk.run(
                        chosen.of(bucket, objects, Presence.MISSING),
                        new Crew(prefetching.threads(), prefetching.atOnce()),
                        name -> prefetching.bring(new Place(bucket, name)));
            case StoreTask.Copy copy ->
                walk.run(chosen.of(copy.bucket(), copy.objects()), name -> copy(edit, copy, name));
            case StoreTask.Mirror(var bucket) ->
                walk.run(chosen.of(bucket, new StoreTask.Chosen.All()), name -> edit.mirror(bucket, name));
            case StoreTask.Archive _, StoreTask.Promote _, StoreTask.Download _ ->
                throw new IllegalArgumentException("not of objects one by one: " + task);
        }
    }

    private static ObjectOutcome copy(EditObjects edit, StoreTask.Copy copy, ObjectName name)
            throws InterruptedException {
        Optional<ObjectName> to = ObjectName.parse(copy.prepend() + name);
        if (to.isEmpty()) {
            return new ObjectOutcome.Refused(new StoreRefusal.NoObject(copy.to(), name));
        }
        ObjectOutcome outcome = edit.copy(new Place(copy.bucket(), name), new Place(copy.to(), to.get()));
        if (outcome instanceof ObjectOutcome.Refused(StoreRefusal.Interrupted _)) {
            throw new InterruptedException();
        }
        return outcome;
    }
}
