package org.distributornode.adapters.filesystem.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.distributornode.domain.content.MediaType;

/// Starts of files put together by hand.
final class Magic {

    private static final TikaMediaTypes TYPES = new TikaMediaTypes();

    private Magic() {}

    /// The type of a file that begins with these characters, each a byte; `none` if they do not tell.
    static String typeOf(String start) {
        return TYPES.detect(ByteBuffer.wrap(bytes(start))).map(MediaType::text).orElse("none");
    }

    static byte[] bytes(String start) {
        return start.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A first box with its brands, and the box of another kind behind it.
    static String ftyp(String brand, String... compatible) {
        String brands = brand + "\0\0\2\0" + String.join("", compatible);
        return "\0\0\0" + (char) (8 + brands.length()) + "ftyp" + brands + "\0\0\0\10moov";
    }

    /// The first page of a stream, with one packet.
    static String oggPage(String packet) {
        return "OggS\0\2" + "\0".repeat(20) + "\1" + (char) packet.length() + packet;
    }

    static String ebml(String docType) {
        String body = "B\u0086\u0081\1" + "B\u0082" + (char) (0x80 | docType.length()) + docType;
        return "\u001aE\u00df\u00a3" + (char) (0x80 | body.length()) + body + "\u0018S\u0080g";
    }
}
