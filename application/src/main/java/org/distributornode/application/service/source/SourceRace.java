package org.distributornode.application.service.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.port.origin.ObjectOrigin.Transfer;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.source.Source;

/// Asks sources in order until one agrees to send; asks the next one beside a source that is slow to answer, unless
/// that was done too often of late, or it is this node that is slow. The first to answer wins, the others are let go.
/// One that would send the whole object where its beginning is not wanted wins only if nobody else does.
final class SourceRace {

    private final ObjectOrigin origin;
    private final Sources sources;
    private final Executor threads;
    private final Hedges hedges;

    SourceRace(ObjectOrigin origin, Sources sources, Executor threads, Hedges hedges) {
        this.origin = origin;
        this.sources = sources;
        this.threads = threads;
        this.hedges = hedges;
    }

    record Won(Source source, Transfer transfer) {}

    /// @param candidates asked in this order, and taken out of the queue as they are
    /// @param deadline nanoseconds of [System#nanoTime()] at which waiting ends
    /// @param onFailure told of each source that did not agree
    /// @throws BytesLost if the node is ending
    Optional<Won> run(Lap lap, Queue<Source> candidates, long deadline, Consumer<FailedAnswer> onFailure)
            throws InterruptedException {
        Field field = new Field(lap, candidates, onFailure);
        hedges.request();
        try {
            long hedgeAt = deadline;
            while (true) {
                if (field.running.isEmpty()) {
                    if (!field.hasNext()) {
                        return Optional.empty();
                    }
                    hedgeAt = enter(field, false);
                }
                long until = field.hasNext() ? earlier(hedgeAt, deadline) : deadline;
                long wait = until - System.nanoTime();
                Entrant.Answer answer = field.answers.poll(Math.max(0, wait), TimeUnit.NANOSECONDS);
                if (answer != null) {
                    Optional<Won> won = heard(field, answer);
                    if (won.isPresent()) {
                        return won;
                    }
                    continue;
                }
                long now = System.nanoTime();
                if (now - deadline >= 0) {
                    return timedOut(field);
                }
                if (!field.isAsking()) {
                    hedgeAt = now + Lateness.LEAST_NANOS;
                } else if (field.lateness.forgives(wait, now - until)) {
                    hedgeAt = now + Math.min(now - until, field.patience); // it is us who are slow
                } else {
                    hedgeAt = rival(field, now);
                }
            }
        } finally {
            field.running.forEach(Entrant::cancel);
            field.answers.forEach(Entrant.Answer::discard);
        }
    }

    /// Who takes part in one race.
    private static final class Field {
        final Lap lap;
        final Queue<Source> candidates;
        final Consumer<FailedAnswer> onFailure;
        final BlockingQueue<Entrant.Answer> answers = new LinkedBlockingQueue<>();
        final List<Entrant> running = new ArrayList<>();

        /// They would send the whole object.
        final Queue<Source> linear = new ArrayDeque<>();

        /// One of those is asked again, since there is nobody else.
        boolean lastResort;

        /// How long the one asked last is waited for, in nanoseconds.
        long patience;

        final Lateness lateness = new Lateness();

        Field(Lap lap, Queue<Source> candidates, Consumer<FailedAnswer> onFailure) {
            this.lap = lap;
            this.candidates = candidates;
            this.onFailure = onFailure;
        }

        boolean hasNext() {
            return !candidates.isEmpty() || !linear.isEmpty();
        }

        /// Whether all have got as far as to ask.
        boolean isAsking() {
            return running.stream().allMatch(Entrant::isAsking);
        }

        Source next() {
            lastResort |= candidates.isEmpty();
            return candidates.isEmpty() ? linear.remove() : candidates.remove();
        }
    }

    private Optional<Won> heard(Field field, Entrant.Answer answer) {
        Source source = answer.entrant().source();
        field.running.remove(answer.entrant());
        if (answer.transfer() == null) {
            field.onFailure.accept(new FailedAnswer(source, Optional.ofNullable(answer.failure())));
            return Optional.empty();
        }
        if (!isWanted(field, source, answer.transfer())) {
            answer.discard();
            field.linear.add(source);
            return Optional.empty();
        }
        return Optional.of(won(answer.entrant(), answer.transfer(), field.running));
    }

    /// Whether the transfer begins where it is wanted, or nobody may be left who knows ranges.
    private boolean isWanted(Field field, Source source, Transfer transfer) {
        ByteSlice slice = field.lap.slice;
        if (!slice.equals(field.lap.object.whole())) {
            sources.sentPart(source, transfer.slice().equals(slice));
        }
        return transfer.slice().offset() == slice.offset()
                || field.lastResort
                || Stream.concat(
                                field.candidates.stream(),
                                field.running.stream().map(Entrant::source))
                        .allMatch(sources::isLinear);
    }

    /// What the race is about.
    record Lap(DataObject object, ByteSlice slice) {}

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }

    /// @return when to ask the next one as well
    private long enter(Field field, boolean isHedge) {
        Entrant entrant = new Entrant(origin, field.lap, field.next(), field.answers, isHedge);
        try {
            threads.execute(entrant);
        } catch (RejectedExecutionException _) {
            throw new BytesLost(BytesLost.Cause.STOPPING, SourceChoice.RETRY_AFTER);
        }
        field.running.add(entrant);
        field.patience = hedges.patience(entrant.source()).toNanos();
        return System.nanoTime() + field.patience;
    }

    /// Asks the next one as well, if there is one and it may be.
    ///
    /// @return when to look again
    private long rival(Field field, long now) {
        return field.hasNext() && hedges.take()
                ? enter(field, true)
                : now + hedges.pause().toNanos();
    }

    private static Optional<Won> timedOut(Field field) {
        field.running.forEach(entrant -> field.onFailure.accept(new FailedAnswer(entrant.source(), Optional.empty())));
        return Optional.empty();
    }

    private Won won(Entrant winner, Transfer transfer, List<Entrant> others) {
        sources.answered(winner.source(), winner.elapsed());
        if (winner.isHedge()) {
            hedges.won();
        }
        others.forEach(other -> sources.outpaced(other.source(), other.elapsed()));
        return new Won(winner.source(), transfer);
    }
}
