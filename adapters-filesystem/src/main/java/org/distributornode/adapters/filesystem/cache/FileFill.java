package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.Segments;

/// An open fill. Its writers take turns; readers need nothing but [#present()] and the shared file, and forcing it
/// keeps nobody waiting.
final class FileFill implements Fill {

    private final Fills store;
    private final DataObject object;
    private final FillFile file;
    private final SharedFile shared;
    private final ReentrantLock turn = new ReentrantLock();
    private final ReentrantLock forcing = new ReentrantLock();
    private volatile Segments present;
    private boolean over;

    /// @param shared with a share for this fill
    FileFill(Fills store, DataObject object, FillFile file, SharedFile shared, Segments present) {
        this.store = store;
        this.object = object;
        this.file = file;
        this.shared = shared;
        this.present = present;
    }

    /// Where it lies.
    Path path() {
        return file.path();
    }

    @Override
    public DataObject object() {
        return object;
    }

    @Override
    public Segments present() {
        return present;
    }

    @Override
    public Segments write(long position, ByteBuffer bytes) {
        if (position < 0 || position > object.size() - bytes.remaining()) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes at " + position + " of " + object);
        }
        ByteSlice slice = new ByteSlice(position, bytes.remaining());
        Segments news = inTurn(turn, "writing the fill", () -> {
            requireOpen();
            Segments before = present;
            Segments missing = before.missingOf(slice);
            for (ByteSlice gap : missing.slices()) {
                for (ByteSlice group : BegunGroups.of(gap, object.size(), before)) {
                    file.write(group.offset(), BegunGroups.zeros(group));
                }
                int skipped = Math.toIntExact(gap.offset() - position);
                file.write(gap.offset(), bytes.slice(bytes.position() + skipped, Math.toIntExact(gap.length())));
            }
            present = before.with(slice);
            return missing;
        });
        bytes.position(bytes.limit());
        return news;
    }

    @Override
    public void replace(long position, ByteBuffer bytes) {
        doInTurn("writing the fill", () -> {
            requireOpen();
            if (position < 0 || !present.contains(new ByteSlice(position, bytes.remaining()))) {
                throw new IllegalArgumentException(bytes.remaining() + " bytes at " + position + " that are missing");
            }
            file.write(position, bytes);
        });
        bytes.position(bytes.limit());
    }

    @Override
    public void drop(ByteSlice slice) {
        doInTurn("writing the fill", () -> {
            requireOpen();
            present = present.without(slice);
        });
    }

    @Override
    public ObjectBytes read() {
        if (!shared.share()) {
            throw ended();
        }
        return new FillBytes(this, shared);
    }

    @Override
    public void force() {
        inTurn(forcing, "forcing the fill", () -> {
            Segments written = snapshot();
            file.force();
            requireOpen();
            store.remember(object, written);
            return written;
        });
    }

    private Segments snapshot() {
        return inTurn(turn, "forcing the fill", () -> {
            requireOpen();
            return present;
        });
    }

    @Override
    public void commit(Proof proof, MediaType mediaType) {
        doInTurn("the commit", () -> {
            requireOpen();
            if (!present.contains(object.whole())) {
                throw new IllegalStateException("bytes are missing of " + object + ": " + present);
            }
            if (proof.size() != object.size() || !proof.root().equals(object.hash())) {
                throw new IllegalArgumentException("not the proof of " + object);
            }
            file.force();
            store.publish(object.id(), proof, mediaType);
            end();
        });
    }

    @Override
    public void discard() {
        doInTurn("discarding the fill", () -> {
            if (!over) {
                try {
                    store.forget(object.id());
                } finally {
                    end();
                }
            }
        });
    }

    @Override
    public void close() {
        doInTurn("closing the fill", () -> {
            if (!over) {
                try {
                    rememberOrForget();
                } finally {
                    end();
                }
            }
        });
    }

    private void rememberOrForget() throws IOException {
        if (present.slices().isEmpty()) {
            store.forget(object.id());
        } else {
            remember();
        }
    }

    private void remember() throws IOException {
        file.force();
        store.remember(object, present);
    }

    private void end() throws IOException {
        over = true;
        try (file) {
            shared.release();
        } finally {
            store.ended(object.id());
        }
    }

    private void requireOpen() {
        if (over) {
            throw ended();
        }
    }

    private IllegalStateException ended() {
        return new IllegalStateException("the fill of object " + object.id() + " has ended");
    }

    private void doInTurn(String what, Uninterrupted.Action action) {
        inTurn(turn, what, () -> {
            action.run();
            return true;
        });
    }

    private <T> T inTurn(ReentrantLock lock, String what, Uninterrupted.Work<T> work) {
        lock.lock();
        try {
            return work.run();
        } catch (IOException e) {
            throw store.failure(what + " of object " + object.id(), e);
        } finally {
            lock.unlock();
        }
    }
}
