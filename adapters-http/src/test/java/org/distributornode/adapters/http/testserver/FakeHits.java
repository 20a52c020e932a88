package org.distributornode.adapters.http.testserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.bytes.ObjectFile;
import org.distributornode.application.port.PortFailure;
import org.distributornode.application.usecase.asset.ServeHit;
import org.distributornode.domain.content.DataObjectId;

/// The hits among what a test has put there, each in a file of its own that is gone by name as soon as it is
/// open.
public final class FakeHits implements ServeHit {

    private final FakeAssets assets;
    private final Set<DataObjectId> forbidden = ConcurrentHashMap.newKeySet();
    private final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicBoolean cold = new AtomicBoolean();
    private final AtomicBoolean distrusted = new AtomicBoolean();
    private final AtomicInteger allowed = new AtomicInteger();
    private final AtomicInteger counted = new AtomicInteger();
    private final AtomicLong bytesRead = new AtomicLong();
    private final AtomicLong readUpTo = new AtomicLong();
    private final List<Consumer<DataObjectId>> watchers = new CopyOnWriteArrayList<>();

    FakeHits(FakeAssets assets) {
        this.assets = assets;
    }

    public void forbid(long id) {
        forbidden.add(new DataObjectId(id));
    }

    /// Reading the files of hits waits from now on.
    public void hold() {
        gate.set(new CountDownLatch(1));
    }

    /// Until now.
    public void letGo() {
        gate.get().countDown();
    }

    /// How many wait to read.
    public int waiting() {
        return waiting.get();
    }

    /// How many reads of hits were counted so far.
    public int counted() {
        return counted.get();
    }

    /// How many bytes of the files of hits were read by those who may wait, so far.
    public long bytesRead() {
        return bytesRead.get();
    }

    /// The end of what was read of the files of hits so far.
    public long readUpTo() {
        return readUpTo.get();
    }

    /// Reading the files of hits fails from now on.
    public void breakFiles() {
        broken.set(true);
    }

    /// The files that are opened from now on are not in the system's memory.
    public void openColdFiles() {
        cold.set(true);
    }

    /// The files of hits have to be looked at from now on: a read does so, until it is doubted.
    public void distrust() {
        distrusted.set(true);
    }

    /// What is held of the object is another now.
    public void change(long id) {
        watchers.forEach(watcher -> watcher.accept(new DataObjectId(id)));
    }

    @Override
    public boolean admit(DataObjectId id) {
        boolean served = isServed(id);
        if (served) {
            counted.incrementAndGet();
        }
        return served;
    }

    @Override
    public boolean isServed(DataObjectId id) {
        return !forbidden.contains(id) && assets.held(id).isPresent();
    }

    /// How often it was said, so far, that an answer may go on.
    public int allowed() {
        return allowed.get();
    }

    @Override
    public boolean isForbidden(DataObjectId id) {
        boolean is = forbidden.contains(id);
        if (!is) {
            allowed.incrementAndGet();
        }
        return is;
    }

    @Override
    public Optional<Opened> open(DataObjectId id) {
        return assets.held(id)
                .map(asset ->
                        new Opened(asset.object(), asset.mediaType().orElseThrow(), new InFile(asset.openBytes())));
    }

    @Override
    public void onChange(Consumer<DataObjectId> forget) {
        watchers.add(forget);
    }

    private void pass() {
        waiting.incrementAndGet();
        try {
            gate.get().await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.decrementAndGet();
        }
        if (broken.get()) {
            throw new DiskFailure();
        }
    }

    private static final class DiskFailure extends PortFailure {

        private static final long serialVersionUID = 1L;

        DiskFailure() {
            super("the disk refuses", new IOException("refused"));
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    private final class InFile implements ObjectBytes {

        private final AssetBytes bytes;
        private final Path path;
        private final FileChannel file;
        private final AtomicBoolean seen = new AtomicBoolean();

        InFile(AssetBytes bytes) {
            this.bytes = bytes;
            try {
                path = Files.createTempFile("hit", "");
                ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(bytes.size()));
                bytes.read(0, content);
                Files.write(path, content.array());
                file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                if (cold.get()) {
                    file.force(true);
                    PageCache.forget(path);
                }
                Files.delete(path);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public int read(long position, ByteBuffer into) {
            pass();
            seen.set(true);
            try {
                int count = Math.max(0, file.read(into, position));
                bytesRead.addAndGet(count);
                readUpTo.accumulateAndGet(position + count, Math::max);
                return count;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public Optional<ObjectFile> file() {
            return Optional.of(new ObjectFile(file, path.toString()));
        }

        @Override
        public boolean isSeen(long position, long length) {
            return seen.get() || !distrusted.get();
        }

        @Override
        public void doubt(long position, long length) {
            seen.set(false);
        }

        @Override
        public void close() {
            bytes.close();
            try {
                file.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
