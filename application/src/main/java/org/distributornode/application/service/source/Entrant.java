package org.distributornode.application.service.source;

import java.time.Duration;
import java.util.Queue;
import org.distributornode.application.port.PortFailure;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.port.origin.ObjectOrigin.Transfer;
import org.distributornode.domain.source.Source;
import org.jspecify.annotations.Nullable;

/// One source that takes part in a race, asked on a thread of its own.
final class Entrant implements Runnable {

    private final ObjectOrigin origin;
    private final SourceRace.Lap lap;
    private final Source source;
    private final Queue<Answer> answers;
    private final boolean isHedge;
    private volatile long begun = System.nanoTime();
    private volatile boolean asking;
    private @Nullable Thread thread;
    private boolean cancelled;

    /// What became of one source: a transfer, or the failure.
    record Answer(
            Entrant entrant,
            @Nullable Transfer transfer,
            @Nullable PortFailure failure) {
        void discard() {
            if (transfer != null) {
                transfer.close();
            }
        }
    }

    /// @param isHedge whether another source is running
    Entrant(ObjectOrigin origin, SourceRace.Lap lap, Source source, Queue<Answer> answers, boolean isHedge) {
        this.origin = origin;
        this.lap = lap;
        this.source = source;
        this.answers = answers;
        this.isHedge = isHedge;
    }

    @Override
    public void run() {
        if (!enter()) {
            return;
        }
        try {
            leave(new Answer(this, origin.fetch(source, lap.object(), lap.slice()), null));
        } catch (PortFailure failure) {
            leave(new Answer(this, null, failure));
        } catch (RuntimeException bug) {
            leave(new Answer(this, null, null));
            throw bug;
        }
    }

    private synchronized boolean enter() {
        thread = Thread.currentThread();
        begun = System.nanoTime();
        asking = true;
        return !cancelled;
    }

    /// Hands the answer in, unless nobody wants it any more.
    private synchronized void leave(Answer answer) {
        thread = null;
        if (cancelled) {
            answer.discard();
        } else {
            answers.add(answer);
        }
    }

    synchronized void cancel() {
        cancelled = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    Source source() {
        return source;
    }

    boolean isHedge() {
        return isHedge;
    }

    /// Whether its thread has come to run.
    boolean isAsking() {
        return asking;
    }
}
