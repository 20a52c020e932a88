package org.distributornode.application.service.asset;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore.Subscription;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.source.Fetching;
import org.distributornode.application.service.source.Fetching.Mixing;
import org.distributornode.application.service.source.SourceRun;
import org.distributornode.domain.content.ContentHasher;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.source.Source;
import org.jspecify.annotations.Nullable;

/// Brings one object in, on a thread of its own: makes room, fetches, proves, commits. Tries other sources for as long
/// as there are any; leaves nothing behind when it gives up.
final class FillRun implements Runnable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Download download;
    private final Listing listing;
    private final Tools tools;
    private final Set<Source> setAside = new HashSet<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable Thread thread;
    private BytesLost.@Nullable Cause stopped;

    /// What every run works with.
    ///
    /// @param slots one for each fill that may run at once
    /// @param slotWithin how long a fill waits for its slot
    record Tools(HeldObjects held, Fetching fetching, MediaTypeRule mediaTypes, Semaphore slots, Duration slotWithin) {}

    FillRun(Download download, Listing listing, Tools tools) {
        this.download = download;
        this.listing = listing;
        this.tools = tools;
    }

    @Override
    public void run() {
        Optional<BytesLost> end = Optional.of(noSource());
        try {
            enter();
            fillInTurn();
            end = Optional.empty();
        } catch (BytesLost lost) {
            end = Optional.of(lost);
        } catch (CacheFailure failure) {
            end = Optional.of(new BytesLost(cause(failure), RETRY_AFTER));
        } catch (InterruptedException _) {
            end = Optional.of(new BytesLost(stopped(), RETRY_AFTER));
        } finally {
            leave();
            tell(end);
        }
    }

    /// Ends the run early; it leaves nothing behind. May be called from any thread.
    ///
    /// @param why what readers and the journal are told
    synchronized void stop(BytesLost.Cause why) {
        stopped = why;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private synchronized void enter() throws InterruptedException {
        thread = Thread.currentThread();
        if (stopped != null) {
            throw new InterruptedException();
        }
    }

    /// An interrupt of unknown origin is taken for the end of the node.
    private synchronized BytesLost.Cause stopped() {
        return stopped == null ? BytesLost.Cause.STOPPING : stopped;
    }

    private synchronized void leave() {
        thread = null;
    }

    /// Whatever went wrong, the readers are told: nobody waits for bytes that will not come.
    private void tell(Optional<BytesLost> lost) {
        try {
            lost.ifPresent(why -> tools.held.fillFailed(download.object().id(), why.why()));
        } finally {
            lost.ifPresentOrElse(download::fail, download::end);
            over.countDown();
        }
    }

    /// Waits until the run has ended and everybody knows.
    ///
    /// @return false if it has not by the deadline, in nanoseconds of [System#nanoTime()]
    boolean awaitEnd(long deadline) throws InterruptedException {
        return over.await(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private void fillInTurn() throws InterruptedException {
        if (!tools.slots.tryAcquire(tools.slotWithin.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new BytesLost(BytesLost.Cause.OVERLOADED, RETRY_AFTER);
        }
        try {
            if (!tools.held.reserve(download.object())) {
                throw new BytesLost(BytesLost.Cause.NO_ROOM, RETRY_AFTER);
            }
            fillReserved();
        } finally {
            tools.slots.release();
        }
    }

    private void fillReserved() throws InterruptedException {
        try {
            Mixing mixing = Mixing.ALLOWED;
            for (int left = listing.sources().size() + 1; left > 0; left--) {
                switch (attempt(mixing)) {
                    case Try.Held _ -> {
                        return;
                    }
                    case Try.Wrong(var contributors) when contributors.size() > 1 -> mixing = Mixing.FORBIDDEN;
                    case Try.Wrong(var contributors) -> contributors.forEach(this::ban);
                    case Try.BrokenOff(var contributors) -> setAside.addAll(contributors);
                }
            }
            throw noSource();
        } finally {
            tools.held.release(download.object().id());
        }
    }

    private void ban(Source source) {
        tools.fetching.sources().ban(download.object().id(), source);
    }

    private static BytesLost.Cause cause(CacheFailure failure) {
        return switch (failure.kind()) {
            case NO_SPACE, MEDIUM, DAMAGED -> BytesLost.Cause.NO_ROOM;
            case EXHAUSTED -> BytesLost.Cause.OVERLOADED;
        };
    }

    private static BytesLost noSource() {
        return new BytesLost(BytesLost.Cause.NO_SOURCE, RETRY_AFTER);
    }

    /// How a try ended.
    private sealed interface Try {

        record Held() implements Try {}

        /// @param contributors who sent bytes that are not the object's; one alone is guilty
        record Wrong(Set<Source> contributors) implements Try {}

        /// @param contributors who broke off where nobody else may go on
        record BrokenOff(Set<Source> contributors) implements Try {}
    }

    private Try attempt(Mixing mixing) throws InterruptedException {
        DataObject object = download.object();
        Attempt attempt = download.begin(tools.held.store().fill(object));
        try (Subscription _ = attempt.fill().onProgress(download::wake);
                SourceRun run = tools.fetching.run(object, candidates(), object.whole(), mixing)) {
            Optional<Proof> proof = receive(run, attempt, mixing);
            if (proof.isEmpty()) {
                return new Try.BrokenOff(Set.copyOf(run.contributors()));
            }
            if (!proof.get().root().equals(object.hash())) {
                return new Try.Wrong(Set.copyOf(run.contributors()));
            }
            keep(attempt, proof.get());
            return new Try.Held();
        } finally {
            attempt.discredit();
            attempt.fill().discard();
            download.wake();
        }
    }

    private List<Source> candidates() {
        return listing.sources().stream()
                .filter(source -> !setAside.contains(source))
                .toList();
    }

    /// Whoever has the last byte finds the object held. What is proven leaves though it cannot be kept.
    private void keep(Attempt attempt, Proof proof) {
        try {
            tools.held.commit(attempt.fill(), proof, attempt.mediaType().orElseThrow());
        } finally {
            attempt.prove();
            download.wake();
        }
    }

    /// Empty if the one source of a run that may not mix has broken off.
    private Optional<Proof> receive(SourceRun run, Attempt attempt, Mixing mixing) throws InterruptedException {
        try {
            return Optional.of(receive(run, attempt));
        } catch (BytesLost lost) {
            if (mixing == Mixing.ALLOWED || run.contributors().isEmpty()) {
                throw lost;
            }
            return Optional.empty();
        }
    }

    private Proof receive(SourceRun run, Attempt attempt) throws InterruptedException {
        ContentHasher hasher = new ContentHasher(download.object().size());
        Optional<ByteBuffer> bytes = download.object().size() == 0 ? Optional.empty() : run.next();
        while (bytes.isPresent()) {
            hasher.update(bytes.get().duplicate());
            attempt.fill().write(hasher.position() - bytes.get().remaining(), bytes.get());
            sniff(attempt, hasher.position());
            bytes = run.next();
        }
        sniff(attempt, hasher.position());
        return hasher.finish();
    }

    private void sniff(Attempt attempt, long present) {
        if (attempt.mediaType().isEmpty() && present >= MediaTypeRule.needed(download.object())) {
            attempt.typed(tools.mediaTypes.decide(download.object(), attempt.bytes()));
            download.wake();
        }
    }
}
