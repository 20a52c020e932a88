package org.distributornode.application.testkit;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.source.Source;

/// One transfer from a scripted source, guarded by its origin's lock.
final class ScriptedTransfer implements ObjectOrigin.Transfer {

    private final ScriptedOrigin origin;
    private final Source source;
    private final List<Step> steps;
    private final byte[] bytes;
    private final ByteSlice slice;
    private long position;
    private boolean released;
    private boolean closed;

    ScriptedTransfer(ScriptedOrigin origin, Source source, List<Step> steps, byte[] bytes, ByteSlice slice) {
        this.origin = origin;
        this.source = source;
        this.steps = steps;
        this.bytes = bytes.clone();
        this.slice = slice;
        this.position = slice.offset();
        for (Step step : steps) {
            if (step instanceof Step.Flips(var at) && at < bytes.length) {
                this.bytes[(int) at] ^= 1;
            }
        }
    }

    boolean isFrom(Source other) {
        return source.equals(other);
    }

    void release() {
        released = true;
    }

    @Override
    public Optional<MediaType> mediaType() {
        return origin.mediaType();
    }

    @Override
    public Optional<ByteBuffer> next() {
        synchronized (origin.lock()) {
            Waiting.on(origin.lock(), () -> !closed && position < slice.end() && position >= nextHold());
            if (closed) {
                throw new OriginFailure(OriginFailure.Kind.CUT_SHORT, "closed");
            }
            if (position == slice.end()) {
                return Optional.empty();
            }
            int length = (int) (nextStop() - position);
            ByteBuffer chunk = ByteBuffer.wrap(bytes, (int) position, length).slice();
            position += length;
            origin.sent(length);
            return Optional.of(chunk);
        }
    }

    @Override
    public void close() {
        synchronized (origin.lock()) {
            if (!closed) {
                closed = true;
                origin.closed(this);
                origin.lock().notifyAll();
            }
        }
    }

    private long nextHold() {
        long hold = Long.MAX_VALUE;
        for (Step step : steps) {
            if (step instanceof Step.HoldsAt(var at) && !released) {
                hold = Math.min(hold, at);
            }
        }
        return hold;
    }

    private long nextStop() {
        long stop = Math.min(slice.end(), nextHold());
        for (Step step : steps) {
            if (step instanceof Step.FailsAt(var at, var kind)) {
                stop = Math.min(stop, orFail(at, kind));
            } else if (step instanceof Step.FailsAfter(var count, var kind)) {
                stop = Math.min(stop, orFail(slice.offset() + count, kind));
            } else if (step instanceof Step.Chunks(var most)) {
                stop = Math.min(stop, position + most);
            }
        }
        return stop;
    }

    private long orFail(long at, OriginFailure.Kind kind) {
        if (at <= position) {
            throw new OriginFailure(kind, source + " fails by script at " + position);
        }
        return at;
    }
}
