package org.distributornode.application.service.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.application.service.job.JobWork.Course;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.job.JobProgress;
import org.jspecify.annotations.Nullable;

/// Goes through the objects of one job and counts. For one thread.
final class StoreWalk {

    private final Course course;
    private long done;
    private long bytes;
    private long bad;
    private @Nullable String first;

    StoreWalk(Course course) {
        this.course = course;
    }

    /// What a job goes through.
    ///
    /// @param count how many there are, 0 if that is not known
    /// @param sameAgain whether they are the same ones whenever they are asked for
    record Items<T>(Iterator<T> all, long count, boolean sameAgain) {}

    @FunctionalInterface
    interface Step<T> {

        /// @throws InterruptedException if the job is to end
        ObjectOutcome take(T item) throws InterruptedException;
    }

    /// Of a job about one object alone.
    ///
    /// @throws InterruptedException if the job is to end
    void one(ObjectOutcome outcome) throws InterruptedException {
        count(outcome);
        course.report(new JobProgress(done, done, bytes, bytes, bad));
    }

    /// One after the other.
    ///
    /// @throws InterruptedException if the job is to end
    <T> void run(Items<T> items, Step<T> step) throws InterruptedException {
        run(items, new Crew(Runnable::run, 1), step);
    }

    /// Some at once; they are counted in their order.
    ///
    /// @throws InterruptedException if the job is to end; what is under way is interrupted then, too
    <T> void run(Items<T> items, Crew crew, Step<T> step) throws InterruptedException {
        Iterator<T> next = items.all();
        for (long skipped = 0;
                items.sameAgain() && skipped < course.progress().objectsDone() && next.hasNext();
                skipped++) {
            next.next();
            done++;
        }
        bad = items.sameAgain() ? course.progress().objectsBad() : 0;
        Deque<FutureTask<ObjectOutcome>> onTheirWay = new ArrayDeque<>();
        try {
            while (!onTheirWay.isEmpty() || next.hasNext()) {
                while (onTheirWay.size() < crew.size() && next.hasNext()) {
                    T item = next.next();
                    FutureTask<ObjectOutcome> task = new FutureTask<>(() -> step.take(item));
                    onTheirWay.add(task);
                    crew.threads().execute(task);
                }
                take(onTheirWay.element());
                onTheirWay.remove();
                course.report(new JobProgress(done, Math.max(done, items.count()), bytes, bytes, bad));
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        } finally {
            onTheirWay.forEach(task -> task.cancel(true));
        }
    }

    private void take(FutureTask<ObjectOutcome> task) throws InterruptedException {
        try {
            count(await(task));
        } catch (StoreFailure failure) {
            if (!isOfOne(failure) || Thread.currentThread().isInterrupted()) {
                throw failure;
            }
            done++;
            countBad(String.valueOf(failure.getMessage()));
        }
    }

    /// Whether another object may fare better.
    private static boolean isOfOne(StoreFailure failure) {
        return switch (failure.kind()) {
            case MEDIUM, DAMAGED, NEWER, MOUNTPATH_GONE -> true;
            case EXHAUSTED, NO_SPACE -> false;
        };
    }

    private void countBad(String why) {
        bad++;
        first = first == null ? why : first;
    }

    private static ObjectOutcome await(FutureTask<ObjectOutcome> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case InterruptedException _ -> throw new InterruptedException();
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException("a job broke off", failed.getCause());
            }
        }
    }

    private void count(ObjectOutcome outcome) {
        done++;
        switch (outcome) {
            case ObjectOutcome.Done(var object) -> bytes += object.size();
            case ObjectOutcome.Refused(StoreRefusal.ObjectExists _) -> {} // which was not to be replaced
            case ObjectOutcome.Refused(var why) -> countBad(sentence(why));
        }
    }

    /// The first thing that was wrong, and how many more were.
    Optional<String> message() {
        return Optional.ofNullable(first).map(text -> bad > 1 ? text + " (and " + (bad - 1) + " more)" : text);
    }

    /// What is wrong, for people.
    static String sentence(StoreRefusal why) {
        return switch (why) {
            case StoreRefusal.NoObject(var bucket, var name) -> bucket + "/" + name + " does not exist";
            case StoreRefusal.ObjectExists(var bucket, var name) -> bucket + "/" + name + " is there already";
            case StoreRefusal.NoBucket(var bucket) -> "bucket \"" + bucket + "\" does not exist";
            case StoreRefusal.NotAllowed(var bucket, var permission) -> bucket + " does not allow " + permission;
            case StoreRefusal.NoRoom(var used, var limit) -> "out of space: used " + used + " of " + limit + " bytes";
            case StoreRefusal.NotRemote(var bucket) -> bucket + " has nothing behind it";
            case StoreRefusal.BadLink(var link, var reason) -> link + " " + reason;
            case StoreRefusal.BadSource(var path, var reason) -> path + " " + reason;
            case StoreRefusal.Pinned(var bucket, var name) -> bucket + "/" + name + " is pinned";
            case StoreRefusal.ReadOnly(var bucket) -> bucket + " takes no objects";
            case StoreRefusal.Damaged(var bucket, var name, var expected, var actual) ->
                bucket + "/" + name + " is damaged: " + expected + " expected, " + actual + " found";
            case StoreRefusal.WrongChecksum(var bucket, var name, var expected, var actual) ->
                bucket + "/" + name + " came out wrong: " + expected + " expected, " + actual + " found";
            case StoreRefusal.Busy(var bucket, var name) -> bucket + "/" + name + " was changed by somebody else";
            case StoreRefusal.NoArchive(var bucket, var name, var reason) ->
                bucket + "/" + name + " is no such archive: " + reason;
            case StoreRefusal.TooFewCopies(var bucket, var name, var copies, var wanted) ->
                bucket + "/" + name + " has " + copies + " of " + wanted + " copies";
            case StoreRefusal.FromNetwork(var bucket, var name, var refusal) ->
                bucket + "/" + name + " is not to be had: " + refusal;
            default -> why.toString();
        };
    }
}
