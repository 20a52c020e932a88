package org.distributornode.application.service.asset;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.domain.content.MediaType;

/// One try at filling an object: the file that gathers, and what is known of it.
///
/// The first bytes tell the media type; the last ones, whether all of them are right. A discredited attempt
/// lets go of its file at once, whoever has read from it: nobody may send more of it.
final class Attempt {

    private final Fill fill;
    private final ObjectBytes bytes;
    private volatile Optional<MediaType> mediaType = Optional.empty();
    private volatile State state = State.UNPROVEN;
    private int reading;

    private enum State {
        UNPROVEN,
        PROVEN,
        DISCREDITED
    }

    Attempt(Fill fill) {
        this.fill = fill;
        this.bytes = fill.read();
    }

    Fill fill() {
        return fill;
    }

    /// The one reader of the fill, shared by all clients of the attempt; for the fill's own thread.
    ObjectBytes bytes() {
        return bytes;
    }

    /// Reads what has come, as [ObjectBytes#read(long, ByteBuffer)] does.
    ///
    /// @return 0 also if the attempt is discredited
    int read(long position, ByteBuffer into) {
        if (!enter()) {
            return 0;
        }
        try {
            return bytes.read(position, into);
        } finally {
            leave();
        }
    }

    private synchronized boolean enter() {
        if (isDiscredited()) {
            return false;
        }
        reading++;
        return true;
    }

    private synchronized void leave() {
        reading--;
        releaseIfUseless();
    }

    private void releaseIfUseless() {
        if (isDiscredited() && reading == 0) {
            bytes.close();
        }
    }

    /// Lets go of the file; nobody reads any more.
    void release() {
        bytes.close();
    }

    Optional<MediaType> mediaType() {
        return mediaType;
    }

    void typed(MediaType type) {
        mediaType = Optional.of(type);
    }

    synchronized void prove() {
        state = State.PROVEN;
    }

    /// The bytes are not the object's, or will never be complete.
    synchronized void discredit() {
        if (state == State.UNPROVEN) {
            state = State.DISCREDITED;
            releaseIfUseless();
        }
    }

    boolean isProven() {
        return state == State.PROVEN;
    }

    boolean isDiscredited() {
        return state == State.DISCREDITED;
    }

    /// How many bytes may leave from `position` on.
    ///
    /// @param heldBack bytes at the end that stay until the proof; the whole object if it is not longer
    long releasable(long position, long heldBack) {
        long size = fill.object().size();
        if (mediaType.isEmpty() || position >= size) {
            return 0;
        }
        if (isProven()) {
            return size - position;
        }
        long limit = Math.max(0, size - heldBack);
        return Math.max(0, Math.min(position + fill.present().runFrom(position), limit) - position);
    }
}
