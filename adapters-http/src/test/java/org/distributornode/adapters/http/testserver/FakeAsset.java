package org.distributornode.adapters.http.testserver;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.bytes.ObjectFile;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.jspecify.annotations.Nullable;

/// An object whose bytes become readable when the test says so.
public final class FakeAsset {

    public static final MediaType WEBM = new MediaType("video/webm");

    private final DataObject object;
    private final byte[] content;
    private final Freshness freshness;
    private final Via via;
    private final Map<Runnable, Long> waiting = new HashMap<>();
    private long arrived;
    private MediaType type = WEBM;
    private int opened;
    private int looks;
    private int questions;
    private long growth;
    private int closed;
    private @Nullable RuntimeException lost;
    private @Nullable RuntimeException broken;
    private @Nullable Error crash;
    private @Nullable Long vanishTo;
    private long lie = Long.MAX_VALUE;
    private @Nullable FileChannel file;
    private @Nullable Path place;
    private final List<Long> reads = new ArrayList<>();
    private int waitsOnThreads;

    FakeAsset(DataObjectId id, byte[] content, Freshness freshness, Via via) {
        this.content = content.clone();
        this.freshness = freshness;
        this.via = via;
        byte[] digest = new byte[ContentHash.DIGEST_BYTES];
        digest[0] = (byte) id.bits();
        this.object = new DataObject(id, content.length, ContentHash.ofDigest(digest), Optional.empty());
        this.arrived = freshness == Freshness.HIT ? content.length : 0;
    }

    public DataObject object() {
        return object;
    }

    public String tag() {
        return "\"" + object.hash() + "\"";
    }

    public Freshness freshness() {
        return freshness;
    }

    Via via() {
        return via;
    }

    /// Known to HEAD only once a byte is there.
    synchronized Optional<MediaType> mediaType() {
        return arrived > 0 || content.length == 0 ? Optional.of(type) : Optional.empty();
    }

    public synchronized FakeAsset as(MediaType kind) {
        type = kind;
        return this;
    }

    /// From now on what arrives is also found in a file of just these bytes.
    public synchronized FakeAsset keptIn(Path path) throws IOException {
        place = path;
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return this;
    }

    private void keep(long count) {
        if (file != null) {
            try {
                file.write(ByteBuffer.wrap(content, 0, (int) count), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The first `count` bytes are readable from now on.
    public void arrive(long count) {
        List<Runnable> due = new ArrayList<>();
        synchronized (this) {
            keep(count);
            arrived = count;
            waiting.entrySet().removeIf(wait -> wait.getValue() < count && due.add(wait.getKey()));
        }
        due.forEach(Runnable::run);
    }

    /// No further byte will come.
    public void lose() {
        List<Runnable> due;
        synchronized (this) {
            lost = new BytesLost(BytesLost.Cause.NO_SOURCE, Duration.ofSeconds(7));
            due = List.copyOf(waiting.keySet());
            waiting.clear();
        }
        due.forEach(Runnable::run);
    }

    /// Reading fails from now on.
    public synchronized void breakDisk(RuntimeException failure) {
        broken = failure;
    }

    /// Reading crashes from now on.
    public synchronized void crash(Error failure) {
        crash = failure;
    }

    /// Bytes turn out to be wrong as soon as somebody has been given the one at `position`.
    public synchronized void lieAt(long position) {
        lie = position;
    }

    private void given(long position, long count) {
        if (position <= lie && lie < position + count) {
            lost = new BytesLost(BytesLost.Cause.NO_SOURCE, Duration.ofSeconds(7));
            arrived = 0;
        }
    }

    /// The next read finds nothing: the bytes from `position` on are there no longer and have to arrive again.
    public synchronized void vanish(long position) {
        vanishTo = position;
    }

    /// Where each read so far began.
    public synchronized List<Long> reads() {
        return List.copyOf(reads);
    }

    /// From now on so many bytes more have arrived each time somebody asks how many.
    public synchronized void growAtEachLook(long bytes) {
        growth = bytes;
    }

    /// How often somebody asked how much has arrived.
    public synchronized int looks() {
        return looks;
    }

    /// How often somebody asked how much may leave.
    public synchronized int questions() {
        return questions;
    }

    public synchronized int waiting() {
        return waiting.size();
    }

    /// How often a wait was begun on a thread that was made for it.
    public synchronized int waitsOnThreads() {
        return waitsOnThreads;
    }

    public synchronized int open() {
        return opened - closed;
    }

    public synchronized int everOpened() {
        return opened;
    }

    synchronized AssetBytes openBytes() {
        opened++;
        return new Bytes();
    }

    private final class Bytes implements AssetBytes {
        private boolean done;
        private @Nullable Runnable wait;

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public long readable(long position) {
            synchronized (FakeAsset.this) {
                questions++;
                requireOpen();
                if (lost != null && position >= arrived) {
                    throw lost;
                }
                return Math.max(0, arrived - position);
            }
        }

        @Override
        public long arrived() {
            synchronized (FakeAsset.this) {
                looks++;
                return arrived + looks * growth;
            }
        }

        @Override
        public void whenReadable(long position, Runnable action) {
            synchronized (FakeAsset.this) {
                if (done) {
                    return;
                }
                if (lost == null && position >= arrived) {
                    waitsOnThreads += Thread.currentThread().isVirtual() ? 1 : 0;
                    wait = action;
                    waiting.put(action, position);
                    return;
                }
            }
            action.run();
        }

        @Override
        public Optional<MediaType> mediaType() {
            return FakeAsset.this.mediaType();
        }

        @Override
        public Optional<ObjectFile> file() {
            return Optional.ofNullable(file)
                    .map(open -> new ObjectFile(open, requireNonNull(place).toString()));
        }

        @Override
        public int read(long position, ByteBuffer into) {
            synchronized (FakeAsset.this) {
                requireOpen();
                if (broken != null) {
                    throw broken;
                }
                if (crash != null) {
                    throw crash;
                }
                if (vanishTo != null) {
                    arrived = vanishTo;
                    vanishTo = null;
                }
                reads.add(position);
                int count = (int) Math.min(into.remaining(), Math.max(0, arrived - position));
                into.put(content, (int) position, count);
                given(position, count);
                return count;
            }
        }

        @Override
        public long take(long position, long most) {
            synchronized (FakeAsset.this) {
                long count = Math.min(most, readable(position));
                given(position, count);
                return count;
            }
        }

        @Override
        public boolean isUnproven() {
            return freshness != Freshness.HIT;
        }

        @Override
        public void close() {
            synchronized (FakeAsset.this) {
                if (!done) {
                    done = true;
                    closed++;
                    waiting.remove(wait);
                }
            }
        }

        private void requireOpen() {
            if (done) {
                throw new IllegalStateException("closed");
            }
        }
    }
}
