package org.distributornode.adapters.filesystem.media;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.distributornode.application.port.media.MediaTypes;

/// The first bytes of an object. Nothing lies behind its end, and asking for it is no error.
final class Start {

    private final byte[] bytes;

    /// Takes a copy of what is looked at; leaves `from` as it is.
    Start(ByteBuffer from) {
        bytes = new byte[Math.min(from.remaining(), MediaTypes.SNIFFED_BYTES)];
        from.get(from.position(), bytes);
    }

    int length() {
        return bytes.length;
    }

    /// The byte at `at`, or -1 outside.
    int at(int at) {
        return at >= 0 && at < bytes.length ? Byte.toUnsignedInt(bytes[at]) : -1;
    }

    /// The big-endian number of four bytes at `at`, or -1 if it is not all there.
    long number(int at) {
        return at >= 0 && at <= bytes.length - 4
                ? Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(at))
                : -1;
    }

    /// Whether the characters of `text`, each a byte, lie at `at`.
    boolean has(int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at(at + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Up to `count` bytes at `at`, each as a character.
    String text(int at, int count) {
        int end = Math.min(bytes.length, at + count);
        return at >= end ? "" : new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
    }

    /// What lies from `at` on.
    Start from(int at) {
        return new Start(ByteBuffer.wrap(bytes).position(Math.min(at, bytes.length)));
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }
}
