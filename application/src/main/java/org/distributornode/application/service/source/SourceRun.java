package org.distributornode.application.service.source;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.origin.ObjectOrigin.Transfer;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.source.Source;
import org.jspecify.annotations.Nullable;

/// Bytes of an object in order, from whichever source sends them: when one breaks off, the next goes on where it ended.
/// A source that breaks off again and again is given up, and so is the run when all its sources together let it wait
/// for too long.
///
/// Used by one thread. Nothing here proves the bytes.
public final class SourceRun implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /// So many bytes at a time are worth asking again for.
    private static final long WORTHWHILE_BYTES = 1 << 20;

    private static final int MOST_SHORT_LEGS = 3;

    private final Course course;
    private final Sources sources;
    private final SourceRace race;
    private final Fetching.Limits limits;
    private final long finishBy;
    private long patience;
    private final Set<Source> setAside = new HashSet<>();
    private final Map<Source, Integer> shortLegs = new HashMap<>();
    private final Set<Source> contributors = new LinkedHashSet<>();
    private long position;
    private @Nullable Leg leg;
    private Optional<MediaType> mediaType = Optional.empty();

    record Course(DataObject object, List<Source> candidates, ByteSlice slice, Fetching.Mixing mixing) {}

    /// One transfer of the run.
    private static final class Leg {
        final Source source;
        final Transfer transfer;
        long bytes;
        long nanos;

        Leg(SourceRace.Won won) {
            source = won.source();
            transfer = won.transfer();
        }
    }

    SourceRun(Course course, Sources sources, SourceRace race, Fetching.Limits limits) {
        this.course = course;
        this.sources = sources;
        this.race = race;
        this.limits = limits;
        this.position = course.slice.offset();
        this.finishBy = System.nanoTime() + limits.finishWithin().toNanos();
        this.patience = limits.answerWithin().toNanos();
    }

    /// The next bytes, or empty once the slice is complete. The buffer is the caller's until the next call.
    ///
    /// @throws BytesLost if no source is left that could send them
    public Optional<ByteBuffer> next() throws InterruptedException {
        while (true) {
            Leg current = leg == null ? begin() : leg;
            long before = System.nanoTime();
            try {
                Optional<ByteBuffer> bytes = current.transfer.next();
                current.nanos += System.nanoTime() - before;
                if (bytes.isEmpty()) {
                    end(current);
                    return bytes;
                }
                take(current, bytes.get().remaining());
                return bytes;
            } catch (OriginFailure failure) {
                throwIfInterrupted();
                patience -= System.nanoTime() - before;
                broken(current, failure);
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
        long now = System.nanoTime();
        long atMost = Math.min(patience, finishBy - now);
        if (atMost <= 0) {
            throw lost();
        }
        var candidates = new ArrayDeque<>(sources.usable(course.object.id(), course.candidates));
        candidates.removeAll(setAside);
        if (course.mixing == Fetching.Mixing.FORBIDDEN && !contributors.isEmpty()) {
            candidates.retainAll(contributors);
        }
        ByteSlice rest = ByteSlice.between(position, course.slice.end());
        SourceRace.Won won = race.run(new SourceRace.Lap(course.object, rest), candidates, now + atMost, this::declined)
                .orElseThrow(SourceRun::lost);
        patience -= System.nanoTime() - now;
        leg = new Leg(won);
        if (contributors.isEmpty()) {
            mediaType = won.transfer().mediaType();
        }
        return leg;
    }

    private void declined(SourceRace.Failed failed) {
        setAside.add(failed.source());
        if (failed.why().filter(SourceRun::isOtherObject).isPresent()) {
            sources.ban(course.object.id(), failed.source());
        } else if (failed.why().filter(SourceRun::isLacking).isEmpty()) {
            sources.failed(failed.source());
        }
    }

    private void take(Leg current, int count) {
        position += count;
        current.bytes += count;
        contributors.add(current.source);
        if (System.nanoTime() - finishBy >= 0 && position < course.slice.end()) {
            sources.failed(current.source);
            throw lost();
        }
    }

    private void end(Leg current) {
        if (current.bytes > 0) {
            sources.delivered(current.source, current.bytes, Duration.ofNanos(current.nanos));
        }
        close();
    }

    private void broken(Leg current, OriginFailure failure) {
        close();
        sources.failed(current.source);
        if (isOtherObject(failure)) {
            sources.ban(course.object.id(), current.source);
        }
        if (isOtherObject(failure) || !isWorthAnotherLeg(current)) {
            setAside.add(current.source);
        }
    }

    private boolean isWorthAnotherLeg(Leg broken) {
        if (broken.bytes >= WORTHWHILE_BYTES) {
            shortLegs.remove(broken.source);
            patience = limits.answerWithin().toNanos();
            return true;
        }
        return broken.bytes > 0 && shortLegs.merge(broken.source, 1, Integer::sum) < MOST_SHORT_LEGS;
    }

    private static boolean isOtherObject(Exception failure) {
        return failure instanceof OriginFailure origin && origin.kind() == OriginFailure.Kind.OTHER_OBJECT;
    }

    private static boolean isLacking(Exception failure) {
        return failure instanceof OriginFailure origin && origin.kind() == OriginFailure.Kind.LACKS_OBJECT;
    }

    private static BytesLost lost() {
        return new BytesLost(BytesLost.Cause.NO_SOURCE, RETRY_AFTER);
    }
}
