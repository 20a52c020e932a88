package org.distributornode.adapters.filesystem.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.distributornode.adapters.filesystem.cache.Disk;
import org.distributornode.adapters.filesystem.journal.Frame;
import org.distributornode.domain.store.StoreBucketId;

/// What all files of a mountpath said once.
///
/// ```
/// index  = stamp * frame end
/// frame  = 1 bucket(8) folder(1) time(8) * file   of one folder; a large one has several
/// file   = end(8) length(4) trailer               see Trailer; where it ends in the file, and its length
/// end    = 2 frames(8) closed(1)                  closed: nothing changed afterwards
/// ```
final class IndexFile {

    private static final int FOLDER = 1;
    private static final int END = 2;
    private static final int BLOCK = 64 * 1024;
    private static final int FILE_BYTES = Long.BYTES + Integer.BYTES;

    private final Disk disk;
    private final FileChannel channel;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK + Trailer.LONGEST + 1024);
    private long written;
    private long frames;

    private IndexFile(Disk disk, FileChannel channel) {
        this.disk = disk;
        this.channel = channel;
    }

    /// @param closed whether nothing changes any more
    record Header(IndexStamp stamp, boolean closed) {}

    /// All files of these buckets on this mountpath.
    record Content(Mountpath mountpath, Collection<BucketIndex> buckets) {}

    /// Writes it, up to the medium.
    ///
    /// @return how many files it tells of
    static long write(Disk disk, Path path, Header header, Content content) throws IOException {
        try (FileChannel channel = disk.create(path)) {
            IndexFile file = new IndexFile(disk, channel);
            file.append(header.stamp.of(path));
            long count = 0;
            for (BucketIndex bucket : content.buckets) {
                count += file.put(content.mountpath, bucket);
            }
            file.append(Frame.of(ByteBuffer.allocate(2 + Long.BYTES)
                    .put((byte) END)
                    .putLong(file.frames)
                    .put((byte) (header.closed ? 1 : 0))
                    .array()));
            disk.force(channel);
            return count;
        }
    }

    private long put(Mountpath mountpath, BucketIndex bucket) throws IOException {
        List<List<ObjectFile.Read>> folders = IntStream.range(0, FileNames.FOLDERS)
                .<List<ObjectFile.Read>>mapToObj(_ -> new ArrayList<>())
                .toList();
        long count = 0;
        try (Stream<ObjectFile.Read> files = bucket.filesOn(mountpath)) {
            for (ObjectFile.Read file : (Iterable<ObjectFile.Read>) files::iterator) {
                folders.get(FileNames.folder(file.object().name())).add(file);
                count++;
            }
        }
        for (int number = 0; number < FileNames.FOLDERS; number++) {
            put(mountpath, new BucketFolder(bucket.id(), number), folders.get(number));
        }
        return count;
    }

    private void put(Mountpath mountpath, BucketFolder folder, List<ObjectFile.Read> files) throws IOException {
        long time = BucketFolder.time(folder.on(mountpath));
        if (time == BucketFolder.NONE) {
            return;
        }
        begin(folder, time);
        for (ObjectFile.Read file : files) {
            if (block.position() > BLOCK) {
                end();
                begin(folder, time);
            }
            ByteBuffer trailer = Trailer.encode(file.object());
            block.putLong(file.end()).putInt(trailer.remaining()).put(trailer);
        }
        end();
    }

    private void begin(BucketFolder folder, long time) {
        block.clear()
                .put((byte) FOLDER)
                .putLong(folder.bucket().number())
                .put((byte) folder.number())
                .putLong(time);
    }

    private void end() throws IOException {
        frames++;
        append(Frame.of(Arrays.copyOf(block.array(), block.position())));
    }

    private void append(byte[] bytes) throws IOException {
        disk.write(channel, ByteBuffer.wrap(bytes), written);
        written += bytes.length;
    }

    /// Reads what it tells.
    ///
    /// @return whether it is whole, and counts
    static boolean read(Path path, IndexStamp stamp, KnownFiles known) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(path), BLOCK)) {
            if (!stamp.isRight(path, Frame.next(bytes))) {
                return false;
            }
            long frames = 0;
            long latest = Long.MIN_VALUE;
            Optional<ByteBuffer> frame = Frame.next(bytes);
            while (frame.isPresent() && frame.get().get(0) == FOLDER) {
                latest = Math.max(latest, take(frame.get(), known));
                frames++;
                frame = Frame.next(bytes);
            }
            if (frame.isEmpty() || frame.get().get() != END || frame.get().getLong() != frames) {
                return false;
            }
            if (frame.get().get() == 0 && frames > 0) {
                known.endsAt(latest);
            }
            return true;
        } catch (NoSuchFileException | BufferUnderflowException | IllegalArgumentException _) {
            return false;
        }
    }

    private static long take(ByteBuffer payload, KnownFiles known) {
        BucketFolder at =
                new BucketFolder(new StoreBucketId(payload.position(1).getLong()), Byte.toUnsignedInt(payload.get()));
        long time = payload.getLong();
        known.time(at, time);
        while (payload.remaining() >= FILE_BYTES) {
            long end = payload.getLong();
            int length = payload.getInt();
            Trailer.Found found = Trailer.decode(payload.slice(payload.position(), length), length)
                    .orElseThrow(IllegalArgumentException::new);
            known.file(at, new ObjectFile.Read(found.object(), end));
            payload.position(payload.position() + length);
        }
        return time;
    }
}
