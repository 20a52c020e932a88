package org.distributornode.application.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.source.Source;

/// Sources that deliver from memory and misbehave as scripted. A source that holds nothing and has no script is
/// unreachable.
public final class ScriptedOrigin implements ObjectOrigin {

    private final Object lock = new Object();
    private final Map<Source, Map<DataObjectId, byte[]>> contents = new HashMap<>();
    private final Map<Source, List<Step>> scripts = new HashMap<>();
    private final List<Fetch> fetches = new ArrayList<>();
    private final Collection<ScriptedTransfer> open = new ArrayList<>();
    private Optional<MediaType> mediaType = Optional.empty();
    private long bytesSent;

    /// A call of [#fetch(Source, DataObject, ByteSlice)].
    public record Fetch(Source source, DataObjectId object, ByteSlice slice) {}

    /// A way in which a source misbehaves. Positions count from the object's first byte.
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

        /// Sends at most `bytes` at a time.
        record Chunks(int bytes) implements Step {}
    }

    /// Makes `source` hold an object. The bytes may be others than the object's, the number too.
    public ScriptedOrigin holds(Source source, DataObject object, byte[] bytes) {
        synchronized (lock) {
            contents.computeIfAbsent(source, _ -> new HashMap<>()).put(object.id(), bytes.clone());
            return this;
        }
    }

    /// Replaces the script of `source`; without steps it behaves well. Transfers under way keep theirs.
    public ScriptedOrigin script(Source source, Step... steps) {
        synchronized (lock) {
            scripts.put(source, List.of(steps));
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

    /// Removes the holds from the script of `source` and lets those who wait at them go on.
    public void release(Source source) {
        synchronized (lock) {
            scripts.computeIfPresent(source, (_, steps) -> withoutHolds(steps));
            open.stream().filter(transfer -> transfer.isFrom(source)).forEach(ScriptedTransfer::release);
            lock.notifyAll();
        }
    }

    /// Every fetch so far, in order.
    public List<Fetch> fetches() {
        synchronized (lock) {
            return List.copyOf(fetches);
        }
    }

    /// Waits until there have been `count` fetches.
    public void awaitFetches(int count) {
        synchronized (lock) {
            Waiting.on(lock, () -> fetches.size() < count);
        }
    }

    public long bytesSent() {
        synchronized (lock) {
            return bytesSent;
        }
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
            fetches.add(new Fetch(source, object.id(), slice));
            lock.notifyAll();
            failIfScripted(source);
            Waiting.on(lock, () -> stepsOf(source).contains(new Step.HoldsAnswer()));
            failIfScripted(source);
            byte[] bytes = bytesOf(source, object);
            ScriptedTransfer transfer = new ScriptedTransfer(this, source, stepsOf(source), bytes, slice);
            open.add(transfer);
            return transfer;
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

    void sent(int bytes) {
        bytesSent += bytes;
    }

    void closed(ScriptedTransfer transfer) {
        open.remove(transfer);
    }

    private List<Step> stepsOf(Source source) {
        return scripts.getOrDefault(source, List.of());
    }

    private void failIfScripted(Source source) {
        for (Step step : stepsOf(source)) {
            if (step instanceof Step.Fails(var kind)) {
                throw new OriginFailure(kind, source + " fails by script");
            }
        }
    }

    private byte[] bytesOf(Source source, DataObject object) {
        Map<DataObjectId, byte[]> held = contents.getOrDefault(source, Map.of());
        Optional<byte[]> bytes = Optional.ofNullable(held.get(object.id()));
        if (bytes.isEmpty()) {
            boolean known = contents.containsKey(source) || scripts.containsKey(source);
            throw new OriginFailure(
                    known ? OriginFailure.Kind.LACKS_OBJECT : OriginFailure.Kind.UNREACHABLE,
                    source + " has no object " + object.id());
        }
        if (bytes.get().length != object.size()) {
            throw new OriginFailure(OriginFailure.Kind.OTHER_OBJECT, source + " has another " + object.id());
        }
        return bytes.get();
    }

    private static List<Step> withoutHolds(List<Step> steps) {
        return steps.stream()
                .filter(step -> !(step instanceof Step.HoldsAnswer || step instanceof Step.HoldsAt))
                .toList();
    }
}
