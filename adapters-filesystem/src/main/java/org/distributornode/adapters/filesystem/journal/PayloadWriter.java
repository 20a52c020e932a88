package org.distributornode.adapters.filesystem.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.distributornode.domain.cache.PackedEntries;
import org.distributornode.domain.content.ContentHash;

/// Gathers the bytes of one payload. Numbers are big-endian; texts are UTF-8 behind their length in bytes.
final class PayloadWriter {

    private ByteBuffer bytes;

    PayloadWriter(int expected) {
        bytes = ByteBuffer.allocate(expected);
    }

    PayloadWriter putByte(int value) {
        room(Byte.BYTES).put((byte) value);
        return this;
    }

    PayloadWriter putInt(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    PayloadWriter putLong(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    PayloadWriter putHash(ContentHash hash) {
        return putLong(hash.a()).putLong(hash.b()).putLong(hash.c()).putLong(hash.d());
    }

    PayloadWriter putInstant(Instant instant) {
        long second = instant.getEpochSecond();
        int nano = instant.getNano();
        return putLong(second).putInt(nano);
    }

    PayloadWriter putText(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return putInt(encoded.length).putBytes(encoded);
    }

    PayloadWriter putBytes(byte[] added) {
        room(added.length).put(added);
        return this;
    }

    PayloadWriter putEntries(PackedEntries entries) {
        int length = Math.multiplyExact(entries.count(), PackedEntries.FIELDS * Long.BYTES);
        ByteBuffer target = room(length);
        entries.writeTo(target.asLongBuffer());
        target.position(target.position() + length);
        return this;
    }

    /// Begins anew.
    PayloadWriter clear() {
        bytes.clear();
        return this;
    }

    int size() {
        return bytes.position();
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private ByteBuffer room(int needed) {
        if (bytes.remaining() < needed) {
            int size = Math.addExact(bytes.position(), Math.max(needed, bytes.position()));
            bytes = ByteBuffer.allocate(size).put(bytes.flip());
        }
        return bytes;
    }
}
