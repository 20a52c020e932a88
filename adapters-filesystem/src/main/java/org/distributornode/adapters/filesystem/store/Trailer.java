package org.distributornode.adapters.filesystem.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;

/// The bytes behind the content of an object that say what it is. Numbers are big-endian.
///
/// ```
/// trailer  = payload length crc magic
/// payload  = size(8) change(8) version(8) written accessed type(1) checksum(text) name(text) count(2) count * entry
/// entry    = key(text) value(text)
/// written  = seconds(8) nanos(4), accessed likewise
/// text     = length(2) UTF-8
/// length   = of the payload (4)
/// crc      = CRC-32C of payload and length (4)
/// magic    = "dnobj" 0 version(2)
/// ```
///
/// A change appends a trailer, so that there is one for each change; the last one counts.
final class Trailer {

    /// What the end of a trailer takes.
    static final int END = 16;

    /// More than what is of one length takes in each.
    private static final int FIXED = 128;

    /// No trailer is longer.
    static final int LONGEST = 16 * 1024;

    static final int VERSION = 1;

    private static final long MAGIC = 0x646e_6f62_6a00_0000L;
    private static final long VERSION_BITS = 0xFFFFL;

    /// By their codes in files, which never change.
    private static final List<ChecksumType> TYPES = List.of(
            ChecksumType.NONE,
            ChecksumType.XXHASH,
            ChecksumType.XXHASH2,
            ChecksumType.MD5,
            ChecksumType.CRC32C,
            ChecksumType.SHA256,
            ChecksumType.SHA512);

    private Trailer() {}

    static ByteBuffer encode(ObjectRecord object) {
        ByteBuffer bytes = ByteBuffer.allocate(most(object));
        bytes.putLong(object.size()).putLong(object.change()).putLong(object.version());
        putTime(bytes, object.written());
        putTime(bytes, object.accessed());
        bytes.put((byte) TYPES.indexOf(object.checksum().type()));
        putText(bytes, object.checksum().value());
        putText(bytes, object.name().text());
        Map<String, String> custom = object.custom().entries();
        bytes.putShort((short) custom.size());
        custom.forEach((key, value) -> {
            putText(bytes, key);
            putText(bytes, value);
        });
        bytes.putInt(bytes.position());
        bytes.putInt(crc(bytes, 0, bytes.position()));
        return bytes.putLong(MAGIC | VERSION).flip();
    }

    /// More than the trailer takes: a character has at most three bytes of UTF-8 for each of its units.
    private static int most(ObjectRecord object) {
        long texts =
                object.name().text().length() + (long) object.checksum().value().length();
        for (Map.Entry<String, String> entry : object.custom().entries().entrySet()) {
            texts += entry.getKey().length() + (long) entry.getValue().length() + 2 * Short.BYTES;
        }
        return (int) Math.min(LONGEST, END + FIXED + 3 * texts);
    }

    /// A trailer as it was found.
    ///
    /// @param length of it
    record Found(ObjectRecord object, int length) {}

    /// Whether a trailer of a newer version than ours ends at `end`.
    static boolean isNewer(ByteBuffer bytes, int end) {
        long magic = end < END ? 0 : bytes.getLong(end - Long.BYTES);
        return (magic & ~VERSION_BITS) == MAGIC && (magic & VERSION_BITS) > VERSION;
    }

    /// The length of the trailer that seems to end at `end`; 0 if none does.
    static int length(ByteBuffer bytes, int end) {
        if (end < END || bytes.getLong(end - Long.BYTES) != (MAGIC | VERSION)) {
            return 0;
        }
        int payload = bytes.getInt(end - END);
        return payload > 0 && payload <= LONGEST - END ? payload + END : 0;
    }

    /// The trailer that ends at `end` of the buffer; empty if there is none that is sound.
    static Optional<Found> decode(ByteBuffer bytes, int end) {
        int length = length(bytes, end);
        int start = end - length;
        if (length == 0 || start < 0 || crc(bytes, start, length - END + Integer.BYTES) != bytes.getInt(end - 12)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Found(payload(bytes.slice(start, length - END)), length));
        } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static ObjectRecord payload(ByteBuffer bytes) {
        long size = bytes.getLong();
        long change = bytes.getLong();
        long version = bytes.getLong();
        Instant written = time(bytes);
        Instant accessed = time(bytes);
        int type = bytes.get();
        if (type < 0 || type >= TYPES.size()) {
            throw new IllegalArgumentException("checksum of type " + type);
        }
        Checksum checksum = new Checksum(TYPES.get(type), text(bytes));
        ObjectName name = new ObjectName(text(bytes));
        Map<String, String> custom = new TreeMap<>();
        for (int left = bytes.getShort(); left > 0; left--) {
            custom.put(text(bytes), text(bytes));
        }
        return new ObjectRecord(
                name,
                size,
                checksum,
                version,
                written,
                accessed,
                CustomMetadata.of(custom).orElseThrow(IllegalArgumentException::new),
                change);
    }

    private static void putTime(ByteBuffer bytes, Instant time) {
        bytes.putLong(time.getEpochSecond()).putInt(time.getNano());
    }

    private static Instant time(ByteBuffer bytes) {
        return Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
    }

    private static void putText(ByteBuffer bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.putShort((short) utf8.length).put(utf8);
    }

    private static String text(ByteBuffer bytes) {
        byte[] utf8 = new byte[Short.toUnsignedInt(bytes.getShort())];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static int crc(ByteBuffer bytes, int start, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(start, length));
        return (int) crc.getValue();
    }
}
