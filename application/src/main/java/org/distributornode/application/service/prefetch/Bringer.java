package org.distributornode.application.service.prefetch;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.distributornode.application.service.job.JobWalk;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;

/// One object of a job, brought in on a thread of its own.
public final class Bringer implements Bringing.Wish {

    private static final long TOLD_EVERY = Duration.ofSeconds(1).toNanos();
    private static final long UNKNOWN = -1;

    private final Wanting wanting;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final FutureTask<Bringing.Ending> task;
    private final AtomicLong size = new AtomicLong(UNKNOWN);
    private final LongAdder arrived = new LongAdder();
    private boolean expected;
    private long told;

    private Bringer(Bringing bringing, DataObjectId id, Wanting wanting) {
        this.wanting = wanting;
        this.task = new FutureTask<>(() -> {
            try {
                return bringing.bring(id, this);
            } finally {
                settle();
            }
        });
    }

    /// Decides whether an object is wanted.
    @FunctionalInterface
    public interface Wanting {

        /// @param size of the object in bytes
        boolean wants(long size);

        /// The object has its room, or will not come; told once.
        default void settled() {}
    }

    /// @param threads runs each task on a thread of its own
    public static Bringer start(Bringing bringing, DataObjectId id, Wanting wanting, Executor threads) {
        Bringer bringer = new Bringer(bringing, id, wanting);
        threads.execute(bringer.task);
        return bringer;
    }

    /// Waits for the end, and tells the job about once a second how far it is.
    ///
    /// @param walk at this object
    public Bringing.Ending await(JobWalk walk) throws InterruptedException {
        while (true) {
            try {
                Bringing.Ending ending = task.get(TOLD_EVERY, TimeUnit.NANOSECONDS);
                tell(walk);
                return ending;
            } catch (TimeoutException _) {
                tell(walk);
            } catch (ExecutionException failed) {
                throw cause(failed);
            }
        }
    }

    /// Nobody waits for it any more; what has begun to come comes to its end.
    public void cancel() {
        task.cancel(true);
    }

    @Override
    public boolean found(DataObject object) {
        size.set(object.size());
        return wanting.wants(object.size());
    }

    @Override
    public void arrived(long bytes) {
        arrived.add(bytes);
        settle();
    }

    private void settle() {
        if (settled.compareAndSet(false, true)) {
            wanting.settled();
        }
    }

    private void tell(JobWalk walk) throws InterruptedException {
        if (!expected && size.get() != UNKNOWN) {
            expected = true;
            walk.expect(size.get());
        }
        long now = Math.min(arrived.sum(), Math.max(0, size.get()));
        walk.move(now - told);
        told = now;
    }

    private static RuntimeException cause(ExecutionException failed) throws InterruptedException {
        return switch (failed.getCause()) {
            case InterruptedException _ -> throw new InterruptedException();
            case RuntimeException failure -> failure;
            case null, default -> new IllegalStateException("an object cannot be brought in", failed.getCause());
        };
    }
}
