package org.distributornode.domain.checksum;

import java.util.Arrays;
import java.util.Optional;

/// How the checksum of an object is made.
public enum ChecksumType {
    /// Not at all.
    NONE("none", 0),
    /// XXH64 with seed 0; another name of the same hash.
    XXHASH("xxhash", 8),
    /// XXH64 with seed 0.
    XXHASH2("xxhash2", 8),
    /// RFC 1321.
    MD5("md5", 16),
    /// CRC-32C, RFC 9260 appendix A.
    CRC32C("crc32c", 4),
    /// FIPS 180-4.
    SHA256("sha256", 32),
    /// FIPS 180-4.
    SHA512("sha512", 64);

    private final String text;
    private final int bytes;

    ChecksumType(String text, int bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    /// Its name in interfaces.
    public String text() {
        return text;
    }

    /// How long a value is, before it is written in hexadecimal digits.
    public int bytes() {
        return bytes;
    }

    public static Optional<ChecksumType> named(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
