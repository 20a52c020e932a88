package org.distributornode.application.service.source;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.distributornode.application.port.origin.ObjectOrigin.Transfer;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.source.Source;
import org.jspecify.annotations.Nullable;

/// Bytes of an object in order, from whichever source sends them: when one breaks off, the next goes on where it ended.
///
/// Used by one thread. Nothing here proves the bytes.
public final class SourceRun implements AutoCloseable {

    private final SourceChoice choice;
    private final ByteSlice slice;
    private final Set<Source> contributors = new LinkedHashSet<>();
    private long position;
    private @Nullable Leg leg;
    private Optional<MediaType> mediaType = Optional.empty();

    /// One transfer of the run.
    private static final class Leg {
        final Source source;
        final Transfer transfer;
        long bytes;
        long nanos;

        Leg(SourceChoice.Agreed agreed) {
            source = agreed.source();
            transfer = agreed.transfer();
        }
    }

    SourceRun(SourceChoice choice, ByteSlice slice) {
        this.choice = choice;
        this.slice = slice;
        this.position = slice.offset();
    }

    /// The next bytes, or empty once the slice is complete. The buffer is the caller's until the next call.
    ///
    /// @throws org.distributornode.application.bytes.BytesLost if no source is left that could send them
    public Optional<ByteBuffer> next() throws InterruptedException {
        while (true) {
            Leg current = leg == null ? begin() : leg;
            long before = System.nanoTime();
            try {
                Optional<ByteBuffer> bytes = current.transfer.next();
                current.nanos += System.nanoTime() - before;
                if (bytes.isEmpty()) {
                    close();
                    choice.delivered(current.source, current.bytes, Duration.ofNanos(current.nanos));
                    return bytes;
                }
                take(current, bytes.get().remaining());
                return bytes;
            } catch (OriginFailure failure) {
                throwIfInterrupted();
                close();
                choice.broken(current.source, current.bytes, System.nanoTime() - before, failure);
            }
        }
    }

    /// A transfer that ends because nobody wants it any more says nothing about its source.
    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /// The sources that bytes came from so far.
    public Set<Source> contributors() {
        return Collections.unmodifiableSet(contributors);
    }

    /// What the first source says the object is; known once the first bytes are.
    public Optional<MediaType> mediaType() {
        return mediaType;
    }

    @Override
    public void close() {
        if (leg != null) {
            leg.transfer.close();
            leg = null;
        }
    }

    private Leg begin() throws InterruptedException {
        SourceChoice.Agreed agreed = choice.ask(ByteSlice.between(position, slice.end()), Set.of());
        leg = new Leg(agreed);
        if (contributors.isEmpty()) {
            mediaType = agreed.transfer().mediaType();
        }
        return leg;
    }

    private void take(Leg current, int count) {
        position += count;
        current.bytes += count;
        contributors.add(current.source);
        if (choice.isLate() && position < slice.end()) {
            choice.giveUp(current.source);
            throw SourceChoice.lost();
        }
    }
}
