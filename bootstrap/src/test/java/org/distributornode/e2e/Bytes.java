package org.distributornode.e2e;

import java.util.Random;

/// Contents for published objects.
public final class Bytes {

    private Bytes() {}

    /// `size` bytes of no known media type that follow from `seed`.
    public static byte[] random(int size, int seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        for (int i = 0; i < Math.min(8, size); i++) {
            bytes[i] = (byte) (0x80 + i);
        }
        return bytes;
    }
}
