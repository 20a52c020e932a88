package org.distributornode.application.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.source.Source;

/// Sources that deliver from memory and misbehave as scripted, without threads, timers or chance of their own: what a
/// test sees depends on the order of its calls alone. Safe for use by any thread.
///
/// A source that holds nothing and has no script is unreachable; one that holds other objects, or has a script, says
/// that it lacks the object. A campaign gives each source what it holds ([SampleObject] makes bytes from a seed) and
/// its steps, and counts at the end:
///
/// ```java
/// var sample = SampleObject.of(seed, 300_000);
/// origin.holds(A, sample).script(A, new Step.Once(new Step.FailsAt(65_536, Kind.CUT_SHORT)));
/// origin.holds(B, sample).script(B, new Step.Chunks(4_096), new Step.Flips(100_000));
/// origin.holds(C, sample).script(C, new Step.HoldsAt(150_000));
/// …
/// origin.awaitHeld(C, 1);    // a transfer of C has come to its hold
/// origin.release(C);
/// assertThat(origin.bytesSent(sample.id())).isLessThanOrEqualTo(306_000);
/// assertThat(origin.deliveries()).extracting(delivery -> delivery.fetch().slice()).…
/// ```
///
/// To decide how far each source may come at each moment, script [Step.Metered] and call [#grant(Source, long)].
public final class ScriptedOrigin implements ObjectOrigin {

    private final Object lock = new Object();
    private final Map<Source, ScriptedSource> sources = new HashMap<>();
    private final List<Counted> deliveries = new ArrayList<>();
    private final Collection<ScriptedTransfer> open = new ArrayList<>();
    private Optional<MediaType> mediaType = Optional.empty();

    /// A call of [#fetch(Source, DataObject, ByteSlice)].
    public record Fetch(Source source, DataObjectId object, ByteSlice slice) {}

    /// What a call of [#fetch(Source, DataObject, ByteSlice)] has brought so far.
    ///
    /// @param bytes handed out, from the start of what was to come, and sent in vain ([Step.SendsAhead]); 0 if the
    ///     source did not agree to send
    public record Delivery(Fetch fetch, long bytes) {}

    /// A way in which a source misbehaves, each time unless it is said to do so [Once]. Positions count from the
    /// object's first byte. Of sources that send fewer or more bytes than the object has see also
    /// [#holds(Source, DataObject, byte[])].
    public sealed interface Step {

        /// Fails as soon as it is asked.
        record Fails(OriginFailure.Kind kind) implements Step {}

        /// Does not answer before it is released.
        record HoldsAnswer() implements Step {}

        /// Sends the bytes below `position`, then fails.
        record FailsAt(long position, OriginFailure.Kind kind) implements Step {}

        /// Sends `count` bytes of each transfer, then fails.
        record FailsAfter(long count, OriginFailure.Kind kind) implements Step {}

        /// Sends the bytes below `position`, the others once it is released.
        record HoldsAt(long position) implements Step {}

        /// Sends a wrong byte at `position`.
        record Flips(long position) implements Step {}

        /// Sends all that was asked for and goes on: a failure instead of the end.
        record SendsMore() implements Step {}

        /// Sends the whole object whatever part is asked for.
        record IgnoresRanges() implements Step {}

        /// Sends at most `bytes` at a time.
        record Chunks(int bytes) implements Step {}

        /// Has sent `bytes` more than came of each transfer that is left before its end.
        record SendsAhead(int bytes) implements Step {}

        /// Sends no more than it was granted, all its transfers together.
        record Metered() implements Step {}

        /// Does so for one transfer, the first that comes to it, and never again; listed twice it does so twice.
        /// With a position: for the first transfer that comes to just this position, be it its first.
        record Once(Step step) implements Step {
            public Once {
                if (step instanceof Once
                        || step instanceof Chunks
                        || step instanceof IgnoresRanges
                        || step instanceof SendsAhead
                        || step instanceof Metered) {
                    throw new IllegalArgumentException("cannot be done once: " + step);
                }
            }
        }
    }

    /// Makes `source` hold an object. The bytes may be others than the object's; if their number is another, the
    /// source fails as soon as it is asked.
    public ScriptedOrigin holds(Source source, DataObject object, byte[] bytes) {
        synchronized (lock) {
            at(source).holds(object.id(), bytes);
            return this;
        }
    }

    /// Makes `source` hold an object as it is.
    public ScriptedOrigin holds(Source source, SampleObject sample) {
        return holds(source, sample.object(), sample.content());
    }

    /// Replaces the script of `source`; without steps it behaves well. Transfers under way keep theirs.
    public ScriptedOrigin script(Source source, Step... steps) {
        synchronized (lock) {
            at(source).follow(List.of(steps));
            lock.notifyAll();
            return this;
        }
    }

    /// What all sources say the bytes are.
    public ScriptedOrigin callsThem(MediaType type) {
        synchronized (lock) {
            mediaType = Optional.of(type);
            return this;
        }
    }

    /// Removes the holds and the meter from the script of `source` and lets those who wait at them go on.
    public void release(Source source) {
        synchronized (lock) {
            at(source).release();
            open.stream().filter(transfer -> transfer.isFrom(source)).forEach(ScriptedTransfer::release);
            lock.notifyAll();
        }
    }

    /// Lets a metered source send `bytes` more.
    public void grant(Source source, long bytes) {
        synchronized (lock) {
            at(source).granted += bytes;
            lock.notifyAll();
        }
    }

    /// Every fetch so far, in order.
    public List<Fetch> fetches() {
        return deliveries().stream().map(Delivery::fetch).toList();
    }

    /// What each fetch so far has brought, in the order of the fetches.
    public List<Delivery> deliveries() {
        synchronized (lock) {
            return deliveries.stream().map(Counted::soFar).toList();
        }
    }

    /// Waits until there have been `count` fetches.
    public void awaitFetches(int count) {
        synchronized (lock) {
            Waiting.on(lock, () -> deliveries.size() < count);
        }
    }

    /// Waits until `count` calls are waiting for `source` to be released, or to be granted bytes.
    public void awaitHeld(Source source, int count) {
        synchronized (lock) {
            Waiting.on(lock, () -> at(source).waiting < count);
        }
    }

    /// Whether an open transfer of `source` has the byte at `position` to send next.
    public boolean isAskedAt(Source source, long position) {
        synchronized (lock) {
            return open.stream().anyMatch(transfer -> transfer.isFrom(source) && transfer.isAt(position));
        }
    }

    /// By all sources together, of all objects.
    public long bytesSent() {
        return sum(_ -> true);
    }

    public long bytesSent(Source source) {
        return sum(delivery -> delivery.fetch().source().equals(source));
    }

    /// By all sources together.
    public long bytesSent(DataObjectId object) {
        return sum(delivery -> delivery.fetch().object().equals(object));
    }

    /// Transfers that no one has closed.
    public int openTransfers() {
        synchronized (lock) {
            return open.size();
        }
    }

    @Override
    public Transfer fetch(Source source, DataObject object, ByteSlice slice) {
        synchronized (lock) {
            Counted delivery = new Counted(new Fetch(source, object.id(), slice));
            deliveries.add(delivery);
            lock.notifyAll();
            ScriptedSource from = at(source);
            from.failIfScripted();
            holdAnswer(from);
            from.failIfScripted();
            byte[] bytes = from.bytesOf(object);
            ScriptedTransfer transfer = new ScriptedTransfer(this, from, bytes, delivery);
            open.add(transfer);
            return transfer;
        }
    }

    /// The delivery of one fetch, guarded by the lock.
    static final class Counted {
        final Fetch fetch;
        long bytes;

        Counted(Fetch fetch) {
            this.fetch = fetch;
        }

        Delivery soFar() {
            return new Delivery(fetch, bytes);
        }
    }

    Object lock() {
        return lock;
    }

    Optional<MediaType> mediaType() {
        synchronized (lock) {
            return mediaType;
        }
    }

    /// Waits at a hold of `source`; the caller owns the lock.
    void hold(ScriptedSource source, BooleanSupplier condition) {
        source.waiting++;
        lock.notifyAll();
        try {
            Waiting.on(lock, condition);
        } finally {
            source.waiting--;
        }
    }

    void closed(ScriptedTransfer transfer) {
        open.remove(transfer);
    }

    private void holdAnswer(ScriptedSource from) {
        Step hold = new Step.HoldsAnswer();
        long release = from.releases;
        if (from.script().has(hold)) {
            hold(from, () -> from.script().has(hold));
        } else if (from.script().takeOnce(hold)) {
            hold(from, () -> from.releases == release);
        }
    }

    private ScriptedSource at(Source source) {
        return sources.computeIfAbsent(source, ScriptedSource::new);
    }

    private long sum(Predicate<Delivery> which) {
        return deliveries().stream().filter(which).mapToLong(Delivery::bytes).sum();
    }
}
