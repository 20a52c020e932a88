package org.distributornode.application.service.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.distributornode.application.port.PortFailure;
import org.distributornode.application.port.job.JobStore.Kept;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobState;
import org.jspecify.annotations.Nullable;

/// Runs the jobs of one kind, one after the other.
final class JobLane {

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final JobWork work;
    private final JobRegister register;
    private final Executor threads;
    private final InstantSource clock;
    private final Duration savedEvery;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition free = lock.newCondition();
    private @Nullable JobId current;
    private @Nullable Thread thread;
    private boolean stopped;

    JobLane(JobWork work, JobRegister register, Executor threads, InstantSource clock, Duration savedEvery) {
        this.work = work;
        this.register = register;
        this.threads = threads;
        this.clock = clock;
        this.savedEvery = savedEvery;
    }

    /// Begins the next job, if none is at work.
    void advance() {
        Optional<Kept> next = Optional.empty();
        lock.lock();
        try {
            if (current == null && !stopped) {
                next = register.next(work.kind());
                current = next.map(kept -> kept.job().id()).orElse(null);
            }
        } finally {
            lock.unlock();
        }
        next.ifPresent(kept -> threads.execute(() -> run(kept)));
    }

    /// Interrupts the job if it is at work.
    void cancel(JobId id) {
        lock.lock();
        try {
            if (id.equals(current) && thread != null) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Begins nothing more and interrupts what is at work.
    void stop() {
        lock.lock();
        try {
            stopped = true;
            if (thread != null) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    void awaitEnd() {
        lock.lock();
        try {
            long left = LONGEST_END.toNanos();
            while (current != null && left > 0) {
                left = free.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void run(Kept kept) {
        JobId id = kept.job().id();
        try {
            if (enter() && register.change(id, now -> with(now, JobState.RUNNING))) {
                end(id, JobState.DONE, work.run(new RegisteredCourse(register, kept, clock, savedEvery)));
            }
        } catch (InterruptedException _) {
            register.change(id, now -> with(now, JobState.QUEUED));
        } catch (PortFailure failure) {
            if (Thread.interrupted()) { // which a port may report as a failure of its own
                register.change(id, now -> with(now, JobState.QUEUED));
            } else {
                end(id, JobState.FAILED, Optional.ofNullable(failure.getMessage()));
            }
        } catch (GivenUp reason) {
            end(id, JobState.FAILED, Optional.ofNullable(reason.getMessage()));
        } catch (RuntimeException | Error failure) {
            end(id, JobState.FAILED, Optional.of("an unexpected failure, see the log"));
            throw failure;
        } finally {
            leave();
            advance();
        }
    }

    private void end(JobId id, JobState state, Optional<String> message) {
        register.change(id, now -> new Kept(now.job().ended(state, clock.instant(), message), now.reached()));
        register.saveIfPossible();
    }

    private static Kept with(Kept kept, JobState state) {
        return new Kept(kept.job().in(state), kept.reached());
    }

    private boolean enter() {
        lock.lock();
        try {
            thread = Thread.currentThread();
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            thread = null;
            current = null;
            free.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
