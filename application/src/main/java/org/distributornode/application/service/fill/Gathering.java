package org.distributornode.application.service.fill;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.bytes.ObjectFile;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Segments;
import org.distributornode.domain.source.Source;

/// The bytes of an object as they gather, and what is known of them: the first ones tell the media type, all of them
/// whether they are right. Safe for use by any thread.
///
/// While it is looked into who sent wrong bytes, nothing may be read. Whoever was sent some of those is told.
public final class Gathering {

    private final Fill fill;
    private final Past past;
    private final ObjectBytes bytes;
    private volatile Optional<MediaType> mediaType = Optional.empty();
    private volatile State state;
    private volatile Segments wrong = Segments.none();
    private volatile long revision;
    private int reading;
    private int lent;
    private boolean released;

    private enum State {
        OPEN,
        /// Some bytes are wrong, and nobody knows which; so it begins if an earlier fill has found that.
        PAUSED,
        PROVEN,
        LOST
    }

    /// @param past what earlier fills have left
    public Gathering(Fill fill, Past past) {
        this.fill = fill;
        this.past = past;
        this.bytes = fill.read();
        this.state = past.provenance().isDoubted() ? State.PAUSED : State.OPEN;
    }

    Fill fill() {
        return fill;
    }

    /// For the thread that looks after the fill.
    Spare spare() {
        return past.spare();
    }

    Provenance provenance() {
        return past.provenance();
    }

    public Optional<MediaType> mediaType() {
        return mediaType;
    }

    /// What is there now.
    public Segments present() {
        return fill.present();
    }

    /// Reads what has come, as [ObjectBytes#read(long, ByteBuffer)] does.
    ///
    /// @return 0 also if nothing may be read any more, or not now
    public int read(long position, ByteBuffer into) {
        if (!enter()) {
            return 0;
        }
        try {
            return bytes.read(position, into);
        } finally {
            leave();
        }
    }

    /// Lends the file that they gather in, if there is one, to whoever has the system send what is releasable; given
    /// back by [#takeBack()]. What is sent while it is looked into who sent wrong bytes counts as sent before.
    public synchronized Optional<ObjectFile> lend() {
        if (released || state == State.LOST) {
            return Optional.empty();
        }
        Optional<ObjectFile> file = bytes.file();
        file.ifPresent(_ -> lent++);
        return file;
    }

    public synchronized void takeBack() {
        lent--;
        releaseIfLost();
    }

    /// Reads whatever state it is in; for those who prove and mend.
    int readAnyway(long position, ByteBuffer into) {
        return bytes.read(position, into);
    }

    /// The bytes themselves, whatever state they are in.
    ObjectBytes bytes() {
        return bytes;
    }

    /// How many bytes may leave from `position` on.
    ///
    /// @param heldBack bytes at the end that stay until the proof; the whole object if it is not longer
    public long releasable(long position, long heldBack) {
        long size = fill.object().size();
        if (mediaType.isEmpty() || position >= size) {
            return 0;
        }
        return switch (state) {
            case PROVEN -> size - position;
            case OPEN -> {
                long limit = Math.max(0, size - heldBack);
                yield Math.max(0, Math.min(position + present().runFrom(position), limit) - position);
            }
            case PAUSED, LOST -> 0;
        };
    }

    /// Whether a byte of `sent` was not the object's.
    public boolean wasWrong(Segments sent) {
        Segments known = wrong;
        return !known.slices().isEmpty() && known.slices().stream().anyMatch(sent::overlaps);
    }

    public boolean isProven() {
        return state == State.PROVEN;
    }

    public boolean isLost() {
        return state == State.LOST;
    }

    void typed(MediaType type) {
        mediaType = Optional.of(type);
    }

    /// Nothing may be read from now on. Returns when nobody does any more.
    synchronized void pause() throws InterruptedException {
        state = State.PAUSED;
        past.provenance().doubt();
        while (reading > 0) {
            wait();
        }
    }

    /// All is right now; `replaced` was not.
    synchronized void mended(Segments replaced) {
        past.provenance().settled();
        wrong = replaced;
        revision++;
    }

    /// Whatever these sources have sent goes: some of it is wrong. Nothing may be read before that.
    void drop(Set<Source> liars) {
        past.provenance().forget(liars, present()).slices().forEach(fill::drop);
    }

    /// How often bytes that could be read have been replaced.
    public long revision() {
        return revision;
    }

    /// They are the object's: all of them may leave.
    public synchronized void prove() {
        state = State.PROVEN;
    }

    /// The bytes will never be complete, or are not the object's. Lets go of the file once nobody reads.
    public synchronized void lose() {
        if (state != State.PROVEN) {
            state = State.LOST;
            releaseIfLost();
        }
    }

    /// Lets go of the file; nobody reads any more.
    public synchronized void release() {
        if (!released) {
            released = true;
            bytes.close();
        }
    }

    private synchronized boolean enter() {
        if (state == State.PAUSED || state == State.LOST) {
            return false;
        }
        reading++;
        return true;
    }

    private synchronized void leave() {
        reading--;
        notifyAll();
        releaseIfLost();
    }

    private void releaseIfLost() {
        if (state == State.LOST && reading == 0 && lent == 0) {
            release();
        }
    }
}
