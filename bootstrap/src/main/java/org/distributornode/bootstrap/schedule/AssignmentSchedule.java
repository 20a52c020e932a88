package org.distributornode.bootstrap.schedule;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.distributornode.application.usecase.assignment.FollowAssignment;
import org.distributornode.application.usecase.assignment.FollowAssignment.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When the assignment is followed: now and then, at once when something has changed, and once more some time
/// after a change or an answer that leaves something to be settled. One run at a time, on a thread of its own.
public final class AssignmentSchedule implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AssignmentSchedule.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final FollowAssignment assignment;
    private final Duration deleteAfter;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("assignment").daemon().factory());
    private final AtomicBoolean wanted = new AtomicBoolean();
    private @Nullable Future<?> again;

    /// @param deleteAfter the time between two answers that an object is not ours, before it is deleted
    public AssignmentSchedule(FollowAssignment assignment, Duration deleteAfter) {
        this.assignment = assignment;
        this.deleteAfter = deleteAfter;
    }

    /// Begins with a run soon, when the first answers need not wait for it.
    @SuppressWarnings("FutureReturnValueIgnored") // a timer ends with its executor
    public void start(Duration interval) {
        timer.scheduleWithFixedDelay(
                this::follow, Schedules.BREATH.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Something has changed: runs at once, or as soon as the run under way has ended, and once more later.
    /// Returns at once. Ignored after the end.
    @Override
    public void run() {
        try {
            if (!wanted.getAndSet(true)) {
                timer.execute(this::followChange);
            }
        } catch (RejectedExecutionException _) {
            return;
        }
    }

    /// Breaks off a run under way, which changes nothing then.
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            if (!timer.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the assignment is still followed");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void followChange() {
        wanted.set(false);
        follow();
        followAgain();
    }

    private void follow() {
        try {
            Outcome outcome = assignment.follow();
            LOG.info("assignment followed outcome={}", outcome);
            if (!isSettled(outcome)) {
                followAgain();
            }
        } catch (RuntimeException failure) {
            LOG.error("the assignment cannot be followed", failure);
            followAgain();
        }
    }

    private static boolean isSettled(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Followed followed -> followed.refused() == 0;
            case Outcome.Doubted _, Outcome.Unanswered _, Outcome.Outdated _ -> false;
        };
    }

    /// A second late: times are kept to the second.
    private void followAgain() {
        Future<?> before = again;
        if (before != null) {
            before.cancel(false);
        }
        try {
            again = timer.schedule(this::follow, deleteAfter.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            return;
        }
    }
}
