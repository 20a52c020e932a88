package org.distributornode.domain.content;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The BLAKE3-256 digest that names an object's content. As text it is a multihash (code 0x1e, length 32) in base58btc
/// without a multibase prefix, the form the network uses.
///
/// @param a first eight bytes of the digest, big-endian, and so on
public record ContentHash(long a, long b, long c, long d) {

    public static final int DIGEST_BYTES = 32;

    private static final int CODE = 0x1e;

    /// The hash that `text` spells in base58btc; empty if it is not a BLAKE3-256 multihash.
    public static Optional<ContentHash> parse(String text) {
        return Base58.decode(text)
                .filter(bytes -> bytes.length == DIGEST_BYTES + 2 && bytes[0] == CODE && bytes[1] == DIGEST_BYTES)
                .map(bytes -> read(ByteBuffer.wrap(bytes, 2, DIGEST_BYTES)));
    }

    /// @param digest 32 bytes
    public static ContentHash ofDigest(byte[] digest) {
        if (digest.length != DIGEST_BYTES) {
            throw new IllegalArgumentException("a digest of " + digest.length + " bytes");
        }
        return read(ByteBuffer.wrap(digest));
    }

    /// The 32 bytes of the digest.
    public byte[] digest() {
        return ByteBuffer.allocate(DIGEST_BYTES)
                .putLong(a)
                .putLong(b)
                .putLong(c)
                .putLong(d)
                .array();
    }

    private static ContentHash read(ByteBuffer digest) {
        return new ContentHash(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }

    @Override
    public String toString() {
        byte[] multihash = ByteBuffer.allocate(DIGEST_BYTES + 2)
                .put((byte) CODE)
                .put((byte) DIGEST_BYTES)
                .put(digest())
                .array();
        return Base58.encode(multihash);
    }
}
