package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.port.cache.CacheStore.Subscription;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.Segments;

/// An open fill. Its writer's calls take turns; readers need nothing but [#present()] and the shared file.
final class FileFill implements Fill {

    private final FileSystemCacheStore store;
    private final DataObject object;
    private final FillFile file;
    private final SharedFile shared;
    private final Listeners listeners = new Listeners();
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Segments present;
    private boolean over;

    /// @param shared with a share for this fill
    FileFill(FileSystemCacheStore store, DataObject object, FillFile file, SharedFile shared, Segments present) {
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
    public void write(long position, ByteBuffer bytes) {
        if (position < 0 || position > object.size() - bytes.remaining()) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes at " + position + " of " + object);
        }
        ByteSlice slice = new ByteSlice(position, bytes.remaining());
        boolean news = inTurn("writing the fill", () -> {
            requireOpen();
            Segments before = present;
            writeMissing(slice, bytes, before);
            present = before.with(slice);
            return !before.contains(slice);
        });
        bytes.position(bytes.limit());
        if (news) {
            listeners.tell();
        }
    }

    @Override
    public ObjectBytes read() {
        if (!shared.share()) {
            throw ended();
        }
        return new FillBytes(this, shared);
    }

    @Override
    public Subscription onProgress(Runnable listener) {
        return listeners.add(listener);
    }

    @Override
    public void force() {
        doInTurn("forcing the fill", () -> {
            requireOpen();
            remember();
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
                    store.forgetFill(object.id());
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

    private void writeMissing(ByteSlice slice, ByteBuffer bytes, Segments before) throws IOException {
        Optional<ByteSlice> gap = before.gapFrom(slice.offset(), slice.end());
        while (gap.isPresent()) {
            int skipped = Math.toIntExact(gap.get().offset() - slice.offset());
            int length = Math.toIntExact(gap.get().length());
            file.write(gap.get().offset(), bytes.slice(bytes.position() + skipped, length));
            gap = before.gapFrom(gap.get().end(), slice.end());
        }
    }

    private void rememberOrForget() throws IOException {
        if (present.slices().isEmpty()) {
            store.forgetFill(object.id());
        } else {
            remember();
        }
    }

    private void remember() throws IOException {
        file.force();
        store.rememberFill(object, present);
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
        inTurn(what, () -> {
            action.run();
            return true;
        });
    }

    private boolean inTurn(String what, Uninterrupted.Work<Boolean> work) {
        turn.lock();
        try {
            return work.run();
        } catch (IOException e) {
            throw store.failure(what + " of object " + object.id(), e);
        } finally {
            turn.unlock();
        }
    }
}
