package org.distributornode.application.service.source;

import java.nio.ByteBuffer;
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
    private long since;
    private Optional<MediaType> mediaType = Optional.empty();

    /// One transfer of the run.
    private record Leg(Source source, Transfer transfer, Flow flow) {}

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
            current.flow.held(before - since);
            current.flow.asked(before);
            try {
                Optional<ByteBuffer> bytes = current.transfer.next();
                since = System.nanoTime();
                current.flow.came(bytes.map(ByteBuffer::remaining).orElse(0), since);
                if (bytes.isEmpty()) {
                    end(current);
                    return bytes;
                }
                take(current, bytes.get().remaining());
                return bytes;
            } catch (OriginFailure failure) {
                throwIfInterrupted();
                close();
                choice.broken(current.source, current.flow.bytes(), System.nanoTime() - before, failure);
            }
        }
    }

    private void end(Leg current) {
        close();
        if (current.flow.bytes() > 0) {
            choice.brings(current.source);
        }
    }

    /// Bytes a second, the most that the source may send at; 0 if nobody can say yet.
    public double recentRate() {
        return leg == null ? 0 : leg.flow.recentRate();
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
            leg.flow.close();
            leg = null;
        }
    }

    private Leg begin() throws InterruptedException {
        SourceChoice.Agreed agreed = choice.ask(ByteSlice.between(position, slice.end()));
        leg = new Leg(agreed.source(), agreed.transfer(), choice.begin(agreed.source()));
        since = System.nanoTime();
        if (contributors.isEmpty()) {
            mediaType = agreed.transfer().mediaType();
        }
        return leg;
    }

    private void take(Leg current, int count) {
        position += count;
        contributors.add(current.source);
        if (choice.isLate() && position < slice.end()) {
            choice.giveUp(current.source);
            throw SourceChoice.lost();
        }
    }
}
