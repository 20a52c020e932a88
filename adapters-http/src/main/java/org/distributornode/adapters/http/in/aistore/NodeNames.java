package org.distributornode.adapters.http.in.aistore;

import java.nio.charset.StandardCharsets;
import org.distributornode.domain.checksum.XxHash64;

/// This node is one proxy and one target, on one address.
///
/// @param proxy its id as a proxy
/// @param target its id as a target
public record NodeNames(String proxy, String target) {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int DIGITS_OF_ID = 7;

    /// Always the same for the same node.
    ///
    /// @param id as the node is configured
    public static NodeNames of(String id) {
        return new NodeNames("p" + digits("proxy " + id), "t" + digits("target " + id));
    }

    private static String digits(String text) {
        long rest = XxHash64.of(text.getBytes(StandardCharsets.UTF_8), 0);
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < DIGITS_OF_ID; i++) {
            digits.append(DIGITS.charAt((int) Long.remainderUnsigned(rest, DIGITS.length())));
            rest = Long.divideUnsigned(rest, DIGITS.length());
        }
        return digits.toString();
    }
}
