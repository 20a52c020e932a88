package org.distributornode.domain.checksum;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// Makes the checksum of bytes that come one after the other. For one thread.
public interface ChecksumHasher {

    /// Takes all remaining bytes.
    void update(ByteBuffer bytes);

    /// The checksum of all that was taken; called once, at the end.
    Checksum finish();

    static ChecksumHasher of(ChecksumType type) {
        return switch (type) {
            case NONE -> new Nothing();
            case XXHASH, XXHASH2 -> new XxHash(type, new XxHash64());
            case CRC32C -> new Cyclic(new CRC32C());
            case MD5 -> digest(type, "MD5");
            case SHA256 -> digest(type, "SHA-256");
            case SHA512 -> digest(type, "SHA-512");
        };
    }

    private static ChecksumHasher digest(ChecksumType type, String algorithm) {
        try {
            return new Digest(type, MessageDigest.getInstance(algorithm));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }

    /// Of no type.
    record Nothing() implements ChecksumHasher {

        @Override
        public void update(ByteBuffer bytes) {
            bytes.position(bytes.limit());
        }

        @Override
        public Checksum finish() {
            return Checksum.NONE;
        }
    }

    record XxHash(ChecksumType type, XxHash64 hash) implements ChecksumHasher {

        @Override
        public void update(ByteBuffer bytes) {
            hash.update(bytes);
        }

        @Override
        public Checksum finish() {
            return new Checksum(type, HexFormat.of().toHexDigits(hash.value()));
        }
    }

    record Cyclic(CRC32C crc) implements ChecksumHasher {

        @Override
        public void update(ByteBuffer bytes) {
            crc.update(bytes);
        }

        @Override
        public Checksum finish() {
            return new Checksum(ChecksumType.CRC32C, HexFormat.of().toHexDigits(crc.getValue(), 8));
        }
    }

    record Digest(ChecksumType type, MessageDigest digest) implements ChecksumHasher {

        @Override
        public void update(ByteBuffer bytes) {
            digest.update(bytes);
        }

        @Override
        public Checksum finish() {
            return new Checksum(type, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
