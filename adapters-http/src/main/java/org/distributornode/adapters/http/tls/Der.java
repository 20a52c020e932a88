package org.distributornode.adapters.http.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Just enough of DER (ITU-T X.690) to put old forms of private keys into a PKCS #8 envelope (RFC 5208).
final class Der {

    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int PARAMETERS = 0xA0;

    private static final byte[] ZERO = {INTEGER, 1, 0};

    /// rsaEncryption, 1.2.840.113549.1.1.1, without parameters (RFC 8017, appendix A.1).
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    /// id-ecPublicKey, 1.2.840.10045.2.1 (RFC 5480); the curve follows.
    private static final byte[] ELLIPTIC = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};

    private final byte[] bytes;
    private int position;

    private Der(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @param key RSAPrivateKey of PKCS #1 (RFC 8017, appendix A.1.2)
    static byte[] ofRsa(byte[] key) {
        return of(SEQUENCE, ZERO, RSA, of(OCTETS, key));
    }

    /// @param key ECPrivateKey (RFC 5915) that names its curve
    /// @throws IllegalArgumentException if it is none
    static byte[] ofElliptic(byte[] key) {
        Der fields = new Der(new Der(key).content(SEQUENCE));
        fields.content(INTEGER);
        fields.content(OCTETS);
        return of(SEQUENCE, ZERO, of(SEQUENCE, ELLIPTIC, fields.content(PARAMETERS)), of(OCTETS, key));
    }

    /// What the next value holds, which must be of that kind.
    private byte[] content(int tag) {
        if (next() != tag) {
            throw new IllegalArgumentException("not the value expected");
        }
        int length = next();
        if (length > 0x7f) {
            int octets = length & 0x7f;
            if (octets > 3) {
                throw new IllegalArgumentException("too long");
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | next();
            }
        }
        if (length > bytes.length - position) {
            throw new IllegalArgumentException("cut off");
        }
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    private int next() {
        if (position >= bytes.length) {
            throw new IllegalArgumentException("cut off");
        }
        return bytes[position++] & 0xff;
    }

    private static byte[] of(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        writeLength(out, content.size());
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        if (length > 0x7f) {
            out.write(0x80 | octets);
        }
        for (int i = Math.max(1, octets) - 1; i >= 0; i--) {
            out.write(length >> (8 * i));
        }
    }
}
