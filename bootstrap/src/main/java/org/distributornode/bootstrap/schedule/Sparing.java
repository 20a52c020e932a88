package org.distributornode.bootstrap.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Leaves out runs of a task as long as it has taken too large a part of the time: one that took a second is not run
/// for twenty seconds more. For one thread at a time.
public final class Sparing implements Runnable {

    private static final int REST = 20;

    private final Runnable task;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    public Sparing(Runnable task, InstantSource clock) {
        this.task = task;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant begun = clock.instant();
        if (begun.isBefore(next)) {
            return;
        }
        task.run();
        Instant ended = clock.instant();
        next = ended.plus(Duration.between(begun, ended).multipliedBy(REST));
    }
}
