package org.distributornode.application.service.asset;

import java.util.Optional;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.domain.content.MediaType;

/// One try at filling an object: the file that gathers, and what is known of it.
///
/// The first bytes tell the media type; the last ones, whether all of them are right.
final class Attempt {

    private final Fill fill;
    private final ObjectBytes bytes;
    private volatile Optional<MediaType> mediaType = Optional.empty();
    private volatile State state = State.UNPROVEN;

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

    /// The one reader of the fill, shared by all clients of the attempt.
    ObjectBytes bytes() {
        return bytes;
    }

    Optional<MediaType> mediaType() {
        return mediaType;
    }

    void typed(MediaType type) {
        mediaType = Optional.of(type);
    }

    void prove() {
        state = State.PROVEN;
    }

    /// The bytes are not the object's, or will never be complete.
    void discredit() {
        if (state == State.UNPROVEN) {
            state = State.DISCREDITED;
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
        long size = bytes.size();
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
