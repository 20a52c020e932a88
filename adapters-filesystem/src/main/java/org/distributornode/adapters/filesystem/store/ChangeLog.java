package org.distributornode.adapters.filesystem.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.distributornode.adapters.filesystem.cache.Disk;
import org.distributornode.adapters.filesystem.cache.Uninterrupted;
import org.distributornode.adapters.filesystem.journal.Frame;
import org.distributornode.domain.store.StoreBucketId;

/// Tells of files before they change, and of the times of their folders afterwards. Safe for use by any thread.
///
/// ```
/// log    = stamp * frame
/// frame  = 1 folder name   this file in this folder may change from now on
///        | 2 folder time   all changes of this folder up to this time are told before
/// folder = bucket(8) number(1)
/// ```
///
/// Nothing in it is forced to the medium, but for what must be: see [MountpathIndex].
final class ChangeLog implements Closeable {

    private static final int CHANGE = 1;
    private static final int TIME = 2;
    private static final int AT_BYTES = Byte.BYTES + Long.BYTES + Byte.BYTES;

    private final Disk disk;
    private final Path path;
    private FileChannel channel;
    private long end;
    private final ByteArrayOutputStream times = new ByteArrayOutputStream();

    private ChangeLog(Disk disk, Path path, FileChannel channel, long end) {
        this.disk = disk;
        this.path = path;
        this.channel = channel;
        this.end = end;
    }

    static ChangeLog create(Disk disk, Path path, IndexStamp stamp) throws IOException {
        disk.delete(path);
        ChangeLog log = new ChangeLog(disk, path, disk.create(path), 0);
        try {
            log.write(stamp.of(path));
            log.force();
            return log;
        } catch (IOException e) {
            log.close();
            throw e;
        }
    }

    /// One that tells nothing yet.
    static ChangeLog reopen(Disk disk, Path path) throws IOException {
        FileChannel channel = disk.open(path);
        return new ChangeLog(disk, path, channel, channel.size());
    }

    /// Returns when it is told that this file may change; what is told lasts as long as the system runs.
    synchronized void change(BucketFolder at, String file) throws IOException {
        byte[] name = file.getBytes(StandardCharsets.UTF_8);
        times.writeBytes(frame(at(CHANGE, at, name.length).put(name)));
        byte[] all = times.toByteArray();
        times.reset();
        write(all);
    }

    /// Tells of the time of a folder, a little later.
    synchronized void time(BucketFolder at, long time) {
        times.writeBytes(frame(at(TIME, at, Long.BYTES).putLong(time)));
    }

    private static byte[] frame(ByteBuffer payload) {
        byte[] bytes = new byte[payload.flip().remaining()];
        payload.get(bytes);
        return Frame.of(bytes);
    }

    private static ByteBuffer at(int kind, BucketFolder at, int more) {
        return ByteBuffer.allocate(AT_BYTES + more)
                .put((byte) kind)
                .putLong(at.bucket().number())
                .put((byte) at.number());
    }

    private void write(byte[] bytes) throws IOException {
        Uninterrupted.run(() -> {
            open();
            disk.write(channel, ByteBuffer.wrap(bytes), end);
        });
        end += bytes.length;
    }

    /// Returns when all that was told is on the medium.
    void force() throws IOException {
        Uninterrupted.run(() -> disk.force(open()));
    }

    private synchronized FileChannel open() throws IOException {
        if (!channel.isOpen()) { // by an interrupt
            channel = disk.open(path);
        }
        return channel;
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }

    /// Reads what a log tells, up to what a crash broke off.
    ///
    /// @return whether there is a log, and it counts
    static boolean read(Path path, IndexStamp stamp, KnownFiles known) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(path))) {
            if (!stamp.isRight(path, Frame.next(bytes))) {
                return false;
            }
            Optional<ByteBuffer> frame = Frame.next(bytes);
            while (frame.isPresent()) {
                take(frame.get(), known);
                frame = Frame.next(bytes);
            }
            return true;
        } catch (NoSuchFileException | BufferUnderflowException | IllegalArgumentException _) {
            return false;
        }
    }

    private static void take(ByteBuffer payload, KnownFiles known) {
        int kind = payload.get();
        BucketFolder at = new BucketFolder(new StoreBucketId(payload.getLong()), Byte.toUnsignedInt(payload.get()));
        switch (kind) {
            case CHANGE ->
                known.changed(at, StandardCharsets.UTF_8.decode(payload).toString());
            case TIME -> {
                long time = payload.getLong();
                known.time(at, time);
                known.endsAt(time);
            }
            default -> throw new IllegalArgumentException("a frame of kind " + kind);
        }
    }
}
