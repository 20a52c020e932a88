package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.distributornode.domain.store.StoreBucketId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the files of a bucket on a mountpath said when they were read, so that those that did not change since need not
/// be read again. What is missing in it, or damaged, costs a reading.
///
/// ```
/// index  = "dnindex" 1 * block              one for each folder, see FileNames
/// block  = folder(4) length(4) crc(4) * file
/// length = of the files (4)
/// crc    = CRC-32C of mountpath(8) bucket(8) folder(4) and the files
/// file   = inode(8) size(8) changed(8) end(8) length(4) trailer
/// ```
///
/// See [SeenFile] and [Trailer]; the trailer tells when the object was read last, the file's own tells of an earlier
/// time. Numbers are big-endian.
///
/// @param blocks where those of the folders begin
record IndexFile(Path path, Mountpath mountpath, StoreBucketId bucket, Map<Integer, Long> blocks) {

    /// What one of the blocks tells of one file.
    record Known(SeenFile file, ObjectFile.Read read) {}

    static final int FILE_BYTES = 4 * Long.BYTES + Integer.BYTES;

    private static final Logger LOG = LoggerFactory.getLogger(IndexFile.class);
    private static final long MAGIC = 0x646e_696e_6465_7801L;
    private static final int HEAD = 3 * Integer.BYTES;

    /// What there is; nothing of what cannot be read.
    static IndexFile open(Mountpath mountpath, StoreBucketId bucket) {
        Path path = mountpath.index(bucket);
        Map<Integer, Long> blocks = new HashMap<>();
        try (FileChannel channel = FileChannel.open(path)) {
            long at = Long.BYTES;
            ByteBuffer head = at(channel, 0, Long.BYTES);
            if (head.remaining() == Long.BYTES && head.getLong() == MAGIC) {
                for (head = at(channel, at, HEAD); head.remaining() == HEAD; head = at(channel, at, HEAD)) {
                    int folder = head.getInt();
                    if (folder >= 0 && folder < FileNames.FOLDERS) {
                        blocks.putIfAbsent(folder, at);
                    }
                    at += HEAD + Math.max(0, head.getInt());
                }
            }
        } catch (NoSuchFileException _) {
            return new IndexFile(path, mountpath, bucket, Map.of());
        } catch (IOException e) {
            LOG.warn("index unreadable: place={} why={}", path, String.valueOf(e));
        }
        return new IndexFile(path, mountpath, bucket, blocks);
    }

    static ByteBuffer head() {
        return ByteBuffer.allocate(Long.BYTES).putLong(MAGIC).flip();
    }

    /// @param files each as `file` in the grammar
    static ByteBuffer block(Mountpath mountpath, StoreBucketId bucket, int folder, List<byte[]> files) {
        int length = files.stream().mapToInt(file -> file.length).reduce(0, Math::addExact);
        ByteBuffer block = ByteBuffer.allocate(Math.addExact(HEAD, length)).position(HEAD);
        files.forEach(block::put);
        int crc = crc(mountpath, bucket, folder, block.slice(HEAD, length));
        return block.flip().putInt(folder).putInt(length).putInt(crc).rewind();
    }

    static byte[] file(SeenFile file, ObjectRecord object, long end) {
        ByteBuffer trailer = Trailer.encode(object);
        return ByteBuffer.allocate(FILE_BYTES + trailer.remaining())
                .putLong(file.inode())
                .putLong(file.size())
                .putLong(file.changed())
                .putLong(end)
                .putInt(trailer.remaining())
                .put(trailer)
                .array();
    }

    /// What is known of the files in a folder, by their places; nothing of what is damaged.
    Map<Path, Known> known(int folder) {
        Long at = blocks.get(folder);
        if (at == null) {
            return Map.of();
        }
        Map<Path, Known> known = new HashMap<>();
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer head = at(channel, at, HEAD);
            int length = head.getInt(Integer.BYTES);
            if (length < 0 || length > channel.size() - at - HEAD) {
                return Map.of();
            }
            ByteBuffer files = at(channel, at + HEAD, length);
            if (head.getInt(0) != folder
                    || head.getInt(2 * Integer.BYTES) != crc(mountpath, bucket, folder, files.duplicate())) {
                return Map.of();
            }
            while (files.hasRemaining()) {
                Known one = take(files);
                known.put(mountpath.file(bucket, one.read.object().name()), one);
            }
            return known;
        } catch (IOException | BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            LOG.warn("index unreadable: place={} why={}", path, String.valueOf(e));
            return Map.of();
        }
    }

    private Known take(ByteBuffer files) {
        SeenFile file = new SeenFile(mountpath.digest(), files.getLong(), files.getLong(), files.getLong());
        long end = files.getLong();
        int length = files.getInt();
        Trailer.Found found = Trailer.decode(files.slice(files.position(), length), length)
                .orElseThrow(() -> new IllegalArgumentException("no trailer"));
        files.position(files.position() + length);
        return new Known(file, new ObjectFile.Read(found.object(), end));
    }

    private static ByteBuffer at(FileChannel channel, long place, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, place + bytes.position()) >= 0) {}
        return bytes.flip();
    }

    private static int crc(Mountpath mountpath, StoreBucketId bucket, int folder, ByteBuffer files) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putLong(mountpath.digest())
                .putLong(bucket.number())
                .putInt(folder)
                .flip());
        crc.update(files);
        return (int) crc.getValue();
    }
}
