package org.distributornode.adapters.http.testserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/// Bytes that differ by position.
public final class Contents {

    private Contents() {}

    public static byte[] of(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + (i >>> 8) * 17 + (i >>> 16));
        }
        return bytes;
    }

    /// The same as an answer's body spells them.
    public static String text(int from, int to) {
        byte[] bytes = of(to);
        return new String(bytes, from, to - from, ISO_8859_1);
    }
}
