package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.distributornode.application.port.cache.CacheStore.Held;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;

/// One file for each held object: what it is and the chaining values of its groups. All of it can be made again from
/// the object's bytes.
///
/// The file of an object is `<shard>/<id>`, where the shard is the id modulo 4096 in three hexadecimal digits. Numbers
/// are big-endian:
///
/// ```
/// file   = header values check
/// header = magic version typeLength id size root group type check
/// magic      = "DNPF"
/// version    = u16           ; 1
/// typeLength = u16
/// id         = u64
/// size       = u64           ; of the object, in bytes
/// root       = 32 bytes      ; BLAKE3 of the object
/// group      = u32           ; bytes in a group
/// type       = typeLength bytes of ASCII  ; the media type
/// values = (32 bytes)*       ; one for each group
/// check  = u32               ; CRC-32C of the header, or of the values
/// ```
final class ProofFiles {

    private static final int MAGIC = 0x444e5046;
    private static final int VERSION = 1;
    private static final int FIXED_BYTES = 4 + 2 + 2 + 8 + 8 + ContentHash.DIGEST_BYTES + 4;
    private static final int HEADER_LIMIT = FIXED_BYTES + 0xffff + Checksum.BYTES;
    private static final int USUAL_HEADER_LIMIT = 512;
    private static final int SHARDS = 4096;

    private final Path folder;
    private final DurableFiles files;

    ProofFiles(Path folder, DurableFiles files) {
        this.folder = folder;
        this.files = files;
    }

    Path path() {
        return folder;
    }

    void write(DataObjectId id, Proof proof, MediaType mediaType) throws IOException {
        Path shard = files.createFolder(folder, shardOf(id));
        files.write(shard, id.toString(), encode(id, proof, mediaType));
    }

    void delete(DataObjectId id) throws IOException {
        files.delete(folder.resolve(shardOf(id)), id.toString());
    }

    /// What the object is, as far as its file is readable.
    Optional<Held> header(DataObjectId id) throws IOException {
        Optional<ByteBuffer> start = DurableFiles.read(fileOf(id), USUAL_HEADER_LIMIT);
        if (start.isPresent() && headerBytes(start.get()) > USUAL_HEADER_LIMIT) {
            start = DurableFiles.read(fileOf(id), HEADER_LIMIT);
        }
        return start.flatMap(content -> decodeHeader(id, content));
    }

    /// The whole proof, if its file is undamaged.
    Optional<Proof> proof(DataObjectId id) throws IOException {
        Optional<DataObject> object = header(id).map(Held::object);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        int limit = Math.addExact(HEADER_LIMIT, valueBytes(object.get()) + Checksum.BYTES);
        return DurableFiles.read(fileOf(id), limit)
                .flatMap(content -> decodeHeader(id, content).flatMap(held -> decodeValues(held.object(), content)));
    }

    /// Calls `each` for every header that is readable.
    void forEach(Consumer<Held> each) throws IOException {
        DurableFiles.forEach(folder, shard -> {
            if (Files.isDirectory(shard)) {
                DurableFiles.forEach(
                        shard,
                        file -> idOf(file).flatMap(this::headerIfReadable).ifPresent(each));
            }
        });
    }

    private Optional<Held> headerIfReadable(DataObjectId id) {
        try {
            return header(id);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<DataObjectId> idOf(Path file) {
        return DataObjectId.parse(file.getFileName().toString());
    }

    private Path fileOf(DataObjectId id) {
        return folder.resolve(shardOf(id)).resolve(id.toString());
    }

    private static String shardOf(DataObjectId id) {
        return String.format("%03x", id.bits() & (SHARDS - 1));
    }

    private static ByteBuffer encode(DataObjectId id, Proof proof, MediaType mediaType) {
        byte[] type = mediaType.text().getBytes(StandardCharsets.US_ASCII);
        if (type.length > 0xffff) {
            throw new IllegalArgumentException("a media type of " + type.length + " characters");
        }
        byte[] values = proof.chainingValues();
        ByteBuffer file = ByteBuffer.allocate(FIXED_BYTES + type.length + values.length + 2 * Checksum.BYTES);
        file.putInt(MAGIC).putShort((short) VERSION).putShort((short) type.length);
        file.putLong(id.bits()).putLong(proof.size()).put(proof.root().digest());
        file.putInt(Proof.GROUP_BYTES).put(type);
        Checksum.put(file, 0);
        int start = file.position();
        file.put(values);
        Checksum.put(file, start);
        return file.flip();
    }

    private static int headerBytes(ByteBuffer content) {
        return content.limit() < FIXED_BYTES
                ? 0
                : FIXED_BYTES + Short.toUnsignedInt(content.getShort(6)) + Checksum.BYTES;
    }

    private static Optional<Held> decodeHeader(DataObjectId id, ByteBuffer content) {
        int length = headerBytes(content);
        if (length == 0 || length > content.limit() || content.getInt() != MAGIC || content.getShort() != VERSION) {
            return Optional.empty();
        }
        byte[] type = new byte[Short.toUnsignedInt(content.getShort())];
        long storedId = content.getLong();
        long size = content.getLong();
        byte[] root = new byte[ContentHash.DIGEST_BYTES];
        content.get(root);
        int group = content.getInt();
        content.get(type);
        if (!Checksum.matches(content, 0) || storedId != id.bits() || group != Proof.GROUP_BYTES) {
            return Optional.empty();
        }
        DataObject object = new DataObject(id, size, ContentHash.ofDigest(root), Optional.empty());
        return Optional.of(new Held(object, new MediaType(new String(type, StandardCharsets.US_ASCII))));
    }

    private static int valueBytes(DataObject object) {
        return Math.multiplyExact(Proof.groups(object.size()), ContentHash.DIGEST_BYTES);
    }

    private static Optional<Proof> decodeValues(DataObject object, ByteBuffer content) {
        int length = valueBytes(object);
        if (content.remaining() != length + Checksum.BYTES) {
            return Optional.empty();
        }
        int start = content.position();
        byte[] values = new byte[length];
        content.get(values);
        return Checksum.matches(content, start)
                ? Optional.of(new Proof(object.hash(), object.size(), values))
                : Optional.empty();
    }
}
