package org.distributornode.application.testkit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.testkit.Script.Entry;
import org.distributornode.application.testkit.ScriptedOrigin.Counted;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.source.Source;

/// One transfer from a scripted source, guarded by its origin's lock.
final class ScriptedTransfer implements ObjectOrigin.Transfer {

    private final ScriptedOrigin origin;
    private final ScriptedSource from;
    private final Script script;
    private final byte[] bytes;
    private final Counted delivery;
    private final ByteSlice slice;
    private long position;
    private byte[] lent = new byte[0];
    private boolean held;
    private Optional<Kind> failure = Optional.empty();
    private boolean closed;

    /// @param bytes of the whole object; not changed
    ScriptedTransfer(ScriptedOrigin origin, ScriptedSource from, byte[] bytes, Counted delivery) {
        this.origin = origin;
        this.from = from;
        this.script = from.script();
        this.bytes = bytes;
        this.delivery = delivery;
        this.slice = script.has(new Step.IgnoresRanges()) ? new ByteSlice(0, bytes.length) : delivery.fetch.slice();
        this.position = slice.offset();
    }

    boolean isFrom(Source other) {
        return from.source.equals(other);
    }

    boolean isAt(long other) {
        return position == other && position < slice.end();
    }

    void release() {
        script.removeHolds();
        held = false;
    }

    @Override
    public ByteSlice slice() {
        return slice;
    }

    @Override
    public Optional<MediaType> mediaType() {
        return origin.mediaType();
    }

    @Override
    public Optional<ByteBuffer> next() {
        synchronized (origin.lock()) {
            Arrays.fill(lent, (byte) '?');
            if (mustWait()) {
                origin.hold(from, this::mustWait);
            }
            if (closed) {
                throw new OriginFailure(Kind.CUT_SHORT, "closed");
            }
            failIfScripted();
            return position == slice.end() ? Optional.empty() : Optional.of(send(nextStop()));
        }
    }

    @Override
    public void close() {
        synchronized (origin.lock()) {
            if (!closed) {
                closed = true;
                delivery.bytes += sentAhead();
                origin.closed(this);
                origin.lock().notifyAll();
            }
        }
    }

    private long sentAhead() {
        return script.entries().stream()
                .mapToLong(entry -> entry.step() instanceof Step.SendsAhead(var ahead) ? ahead : 0)
                .map(ahead -> Math.min(ahead, slice.end() - position))
                .sum();
    }

    private boolean mustWait() {
        if (closed || position == slice.end()) {
            return false;
        }
        held |= script.takeOnce(new Step.HoldsAt(position));
        return held || script.entries().stream().anyMatch(this::holds);
    }

    private boolean holds(Entry entry) {
        return (entry.step() instanceof Step.HoldsAt(var at) && !entry.once() && at <= position)
                || (entry.step() instanceof Step.Metered && from.granted <= 0);
    }

    private void failIfScripted() {
        for (Entry entry : failure.isEmpty() ? script.entries() : List.<Entry>of()) {
            failure = failureOf(entry);
            if (failure.isPresent()) {
                script.done(entry);
                break;
            }
        }
        if (failure.isPresent()) {
            throw new OriginFailure(failure.get(), from.source + " fails by script at " + position);
        }
    }

    private Optional<Kind> failureOf(Entry entry) {
        if (position == slice.end()) {
            return entry.step() instanceof Step.SendsMore ? Optional.of(Kind.OTHER_OBJECT) : Optional.empty();
        }
        if (entry.step() instanceof Step.FailsAt(var at, var kind) && isReached(at, entry)) {
            return Optional.of(kind);
        }
        if (entry.step() instanceof Step.FailsAfter(var count, var kind) && isReached(slice.offset() + count, entry)) {
            return Optional.of(kind);
        }
        return Optional.empty();
    }

    private boolean isReached(long at, Entry entry) {
        return entry.once() ? at == position : at <= position;
    }

    private long nextStop() {
        return script.entries().stream()
                .mapToLong(entry -> stopAt(entry.step()))
                .filter(at -> at > position)
                .reduce(slice.end(), Math::min);
    }

    private long stopAt(Step step) {
        return switch (step) {
            case Step.HoldsAt hold -> hold.position();
            case Step.FailsAt cut -> cut.position();
            case Step.FailsAfter cut -> slice.offset() + cut.count();
            case Step.Chunks chunks -> position + chunks.bytes();
            case Step.Metered _ -> position + from.granted;
            case Step.Fails _,
                    Step.HoldsAnswer _,
                    Step.IgnoresRanges _,
                    Step.Flips _,
                    Step.SendsMore _,
                    Step.SendsAhead _,
                    Step.Once _ -> slice.end();
        };
    }

    private ByteBuffer send(long stop) {
        byte[] chunk = Arrays.copyOfRange(bytes, (int) position, (int) stop);
        for (Entry entry : script.entries()) {
            if (entry.step() instanceof Step.Flips(var at) && position <= at && at < stop) {
                chunk[(int) (at - position)] ^= 1;
                script.done(entry);
            } else if (entry.step() instanceof Step.Metered) {
                from.granted -= chunk.length;
            }
        }
        delivery.bytes += chunk.length;
        position = stop;
        lent = chunk;
        return ByteBuffer.wrap(chunk);
    }
}
