package org.distributornode.domain.content;

import java.util.Random;
import org.apache.commons.codec.digest.Blake3;

/// Contents for tests, and what they hash to by an implementation that is not ours.
final class Bytes {

    private Bytes() {}

    /// The input of the official BLAKE3 test vectors.
    static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i % 251);
        }
        return bytes;
    }

    static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static ContentHash expectedHash(byte[] content) {
        return ContentHash.ofDigest(Blake3.hash(content));
    }
}
