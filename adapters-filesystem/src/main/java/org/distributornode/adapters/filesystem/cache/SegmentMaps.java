package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.Segments;

/// One file for each fill that was forced: which of its parts are on the medium.
///
/// The file of a fill is named by the object's id. Numbers are big-endian:
///
/// ```
/// file    = magic version object count slice* check
/// magic   = "DNSM"
/// version = u16                     ; 1
/// object  = id:u64 size:u64 hash:32 bytes
/// count   = u32                     ; of slices
/// slice   = offset:u64 length:u64   ; ascending, with gaps between
/// check   = u32                     ; CRC-32C of all before it
/// ```
final class SegmentMaps {

    private static final int MAGIC = 0x444e534d;
    private static final int VERSION = 1;
    private static final int FIXED_BYTES = 4 + 2 + 8 + 8 + ContentHash.DIGEST_BYTES + 4 + Checksum.BYTES;
    private static final int SIZE_AT = 4 + 2 + 8;
    private static final int HASH_AT = SIZE_AT + 8;
    private static final int SLICE_BYTES = 16;
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Path folder;
    private final DurableFiles files;

    SegmentMaps(Path folder, DurableFiles files) {
        this.folder = folder;
        this.files = files;
    }

    void write(DataObject object, Segments segments) throws IOException {
        files.write(folder, object.id().toString(), encode(object, segments.slices()));
    }

    /// What the map says if it is undamaged and speaks of this object.
    Optional<Segments> read(DataObject object) throws IOException {
        return DurableFiles.read(folder.resolve(object.id().toString()), MOST_BYTES)
                .flatMap(content -> decode(object, content));
    }

    /// The object that a readable map speaks of.
    Optional<DataObject> object(DataObjectId id) throws IOException {
        return DurableFiles.read(folder.resolve(id.toString()), MOST_BYTES)
                .filter(content -> content.limit() >= FIXED_BYTES && content.getLong(SIZE_AT) >= 0)
                .map(content -> {
                    byte[] hash = new byte[ContentHash.DIGEST_BYTES];
                    content.get(HASH_AT, hash);
                    return new DataObject(id, content.getLong(SIZE_AT), ContentHash.ofDigest(hash), Optional.empty());
                });
    }

    /// Forgets a map, in a way that no loss of power brings it back.
    void delete(DataObjectId id) throws IOException {
        files.deleteForGood(folder, id.toString());
    }

    /// Calls `each` with the id of every map, also of one whose writing was cut short.
    void forEach(IdConsumer each) throws IOException {
        DurableFiles.forEach(folder, file -> {
            Optional<DataObjectId> id = idOf(file);
            if (id.isPresent()) {
                each.accept(id.get());
            }
        });
    }

    private static Optional<DataObjectId> idOf(Path file) {
        String name = file.getFileName().toString();
        return DataObjectId.parse(
                name.endsWith(DurableFiles.UNFINISHED)
                        ? name.substring(0, name.length() - DurableFiles.UNFINISHED.length())
                        : name);
    }

    private static ByteBuffer encode(DataObject object, List<ByteSlice> slices) {
        ByteBuffer file = ByteBuffer.allocate(FIXED_BYTES + slices.size() * SLICE_BYTES);
        file.putInt(MAGIC).putShort((short) VERSION);
        file.putLong(object.id().bits())
                .putLong(object.size())
                .put(object.hash().digest());
        file.putInt(slices.size());
        slices.forEach(slice -> file.putLong(slice.offset()).putLong(slice.length()));
        Checksum.put(file, 0);
        return file.flip();
    }

    private static Optional<Segments> decode(DataObject object, ByteBuffer file) {
        if (file.limit() < FIXED_BYTES || file.getInt() != MAGIC || file.getShort() != VERSION) {
            return Optional.empty();
        }
        boolean same = file.getLong() == object.id().bits() && file.getLong() == object.size();
        byte[] hash = new byte[ContentHash.DIGEST_BYTES];
        file.get(hash);
        int count = file.getInt();
        if (!same
                || !object.hash().equals(ContentHash.ofDigest(hash))
                || file.remaining() != (long) count * SLICE_BYTES + Checksum.BYTES) {
            return Optional.empty();
        }
        List<ByteSlice> slices = new ArrayList<>(count);
        int start = file.position();
        if (!Checksum.matches(file.position(file.limit() - Checksum.BYTES), 0)) {
            return Optional.empty();
        }
        file.position(start);
        for (int i = 0; i < count; i++) {
            slices.add(new ByteSlice(file.getLong(), file.getLong()));
        }
        return Optional.of(Segments.of(slices));
    }

    @FunctionalInterface
    interface IdConsumer {
        void accept(DataObjectId id) throws IOException;
    }
}
