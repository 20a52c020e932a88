package org.distributornode.application.service.asset;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.service.media.MediaTypeRule;
import org.distributornode.application.service.source.Fetching;
import org.distributornode.application.service.source.SourceRun;
import org.distributornode.domain.content.ContentHasher;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.source.Source;
import org.jspecify.annotations.Nullable;

/// Pulls bytes from a source into a small buffer, as fast as one client takes them out; keeps nothing else.
final class StreamPump implements Runnable {

    /// Bytes that may wait for the client, those held back not counted.
    private static final int BUFFERED_BYTES = 256 * 1024;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final StreamCourse course;
    private final Fetching fetching;
    private final MediaTypeRule mediaTypes;
    private final Runnable onChange;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private long start;
    private long count;
    private boolean released;
    private boolean closed;
    private @Nullable BytesLost lost;
    private @Nullable Thread thread;
    private Optional<MediaType> mediaType = Optional.empty();

    /// @param onChange run, while no lock is held, whenever more may be read or nothing more will come
    StreamPump(StreamCourse course, Fetching fetching, MediaTypeRule mediaTypes, Runnable onChange) {
        this.course = course;
        this.fetching = fetching;
        this.mediaTypes = mediaTypes;
        this.onChange = onChange;
        this.start = course.from();
        this.released = !course.proving();
    }

    @Override
    public void run() {
        Optional<BytesLost> end = Optional.of(new BytesLost(BytesLost.Cause.NO_SOURCE, RETRY_AFTER));
        try {
            enter();
            pump();
            end = Optional.empty();
        } catch (BytesLost why) {
            end = Optional.of(why);
        } catch (InterruptedException _) {
            end = Optional.of(new BytesLost(BytesLost.Cause.STOPPING, RETRY_AFTER));
        } finally {
            leave(end);
        }
    }

    private void pump() throws InterruptedException {
        DataObject object = course.listing().object();
        ContentHasher hasher = new ContentHasher(course.proving() ? object.size() : 0);
        try (SourceRun run = fetching.run(object, course.listing().sources(), course.slice())) {
            long position = course.slice().offset();
            for (var bytes = run.next(); bytes.isPresent(); bytes = run.next()) {
                ByteBuffer chunk = bytes.get();
                if (course.proving()) {
                    hasher.update(chunk.duplicate());
                }
                long unwanted = Math.clamp(course.from() - position, 0, chunk.remaining());
                position += chunk.remaining();
                put(chunk.position(chunk.position() + (int) unwanted), run);
            }
            if (course.proving() && !hasher.finish().root().equals(object.hash())) {
                blame(run.contributors());
                throw new BytesLost(BytesLost.Cause.NO_SOURCE, RETRY_AFTER);
            }
            release(run);
        }
    }

    private void blame(Set<Source> contributors) {
        if (contributors.size() == 1) {
            contributors.forEach(
                    source -> fetching.sources().ban(course.listing().object().id(), source));
        }
    }

    private void put(ByteBuffer bytes, SourceRun run) throws InterruptedException {
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
        lock.lock();
        try {
            while (count > BUFFERED_BYTES + course.heldBack() && !closed) {
                room.await();
            }
            if (closed) {
                throw new InterruptedException();
            }
            waiting.add(copy);
            count += copy.remaining();
            decideType(run, count >= MediaTypeRule.needed(course.listing().object()));
        } finally {
            lock.unlock();
        }
        onChange.run();
    }

    private void release(SourceRun run) {
        lock.lock();
        try {
            released = true;
            decideType(run, true);
        } finally {
            lock.unlock();
        }
        onChange.run();
    }

    /// The first bytes tell; where others are fetched, the source and the owner do.
    private void decideType(SourceRun run, boolean enough) {
        DataObject object = course.listing().object();
        if (mediaType.isPresent()) {
            return;
        }
        if (course.from() > 0) {
            mediaType = Optional.of(object.declaredType().or(run::mediaType).orElse(MediaType.OCTET_STREAM));
        } else if (enough) {
            ByteBuffer first = ByteBuffer.allocate((int) Math.min(count, MediaTypeRule.needed(object)));
            for (ByteBuffer part : waiting) {
                first.put(part.slice(part.position(), Math.min(part.remaining(), first.remaining())));
            }
            mediaType = Optional.of(mediaTypes.decide(object, first.flip()));
        }
    }

    /// How many bytes may be read now from `position`, which is where the last read ended.
    long readable() {
        lock.lock();
        try {
            long limit = released
                    ? start + count
                    : Math.min(start + count, course.slice().end() - course.heldBack());
            long free = mediaType.isEmpty() ? 0 : Math.max(0, limit - start);
            if (lost != null && (free == 0 || course.proving())) {
                throw lost;
            }
            return free;
        } finally {
            lock.unlock();
        }
    }

    /// How many bytes wait to be read, those held back included.
    long arrived() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    int read(ByteBuffer into) {
        lock.lock();
        try {
            int wanted = (int) Math.min(into.remaining(), readable());
            int left = wanted;
            while (left > 0) {
                ByteBuffer first = waiting.element();
                int part = Math.min(left, first.remaining());
                into.put(first.slice(first.position(), part));
                first.position(first.position() + part);
                left -= part;
                if (!first.hasRemaining()) {
                    waiting.remove();
                }
            }
            start += wanted;
            count -= wanted;
            room.signal();
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    /// Where the next read begins.
    long position() {
        lock.lock();
        try {
            return start;
        } finally {
            lock.unlock();
        }
    }

    Optional<MediaType> mediaType() {
        lock.lock();
        try {
            return mediaType;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            if (thread != null) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    private void enter() throws InterruptedException {
        lock.lock();
        try {
            thread = Thread.currentThread();
            if (closed) {
                throw new InterruptedException();
            }
        } finally {
            lock.unlock();
        }
    }

    private void leave(Optional<BytesLost> why) {
        lock.lock();
        try {
            thread = null;
            lost = why.orElse(null);
        } finally {
            lock.unlock();
        }
        onChange.run();
    }
}
