package org.distributornode.application.bytes;

import java.util.Optional;
import org.distributornode.domain.content.MediaType;

/// The bytes of an object as one answer may send them, while they may still be on their way in.
///
/// For one reader at a time. Waiting costs neither a thread nor polling: a reader that finds nothing asks to be called.
public interface AssetBytes extends ObjectBytes {

    /// How many bytes may be sent from `position` on, now and without waiting; 0 if none may yet.
    ///
    /// @throws BytesLost if the bytes will never come; what was sent so far must not be ended as if it were whole
    long readable(long position);

    /// How many bytes may be sent from `position` on out of [#file()], now and without waiting; they count as
    /// read. Waits for nothing.
    ///
    /// @param most at least 1
    /// @return 0 if none may yet
    /// @throws BytesLost as [#readable(long)]
    default long take(long position, long most) {
        return Math.min(most, readable(position));
    }

    /// Grows each time that bytes which could be read have been replaced by others; whoever keeps what was read asks
    /// after each [#take]. Looks at memory alone.
    default long revision() {
        return 0;
    }

    /// Whether what leaves now may turn out not to be the object's. Whoever sends it keeps the last byte of the answer
    /// until the others have left, and asks once more before that one. Looks at memory alone.
    default boolean isUnproven() {
        return false;
    }

    /// How many bytes of the object have come so far, wherever they belong and whether or not they may be sent: tells a
    /// source that delivers from one that does not.
    long arrived();

    /// Runs `action` once, on a thread of its choice, as soon as [#readable(long)] of `position` would not answer 0.
    /// At once, if that is so already. The action must not block. Closing forgets it; after that none is kept.
    ///
    /// Looks at memory alone, so that an event loop may call it.
    void whenReadable(long position, Runnable action);

    /// What kind of media it is; present once a first byte is readable, or the object is empty.
    Optional<MediaType> mediaType();
}
