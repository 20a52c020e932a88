package org.distributornode.adapters.http.in.aistore.object;

import java.nio.charset.StandardCharsets;

/// Text in fields: its octets are UTF-8, while HTTP takes them for Latin-1.
final class Utf8 {

    private Utf8() {}

    static String ofOctets(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    static String toOctets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
