package org.distributornode.application.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/// A certificate that signs itself, for localhost and 127.0.0.1, and its key, as PEM. Made by hand (RFC 5280),
/// since the JDK offers nobody to make one.
///
/// @param certificate PEM
/// @param key PEM, PKCS #8
public record TestCertificate(String certificate, String key) {

    private static final int SEQUENCE = 0x30;
    private static final byte[] ECDSA_WITH_SHA256 = {0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2};
    private static final byte[] COMMON_NAME = {0x06, 3, 0x55, 4, 3};
    private static final byte[] ALTERNATIVE_NAMES = {0x06, 3, 0x55, 0x1d, 0x11};
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    /// One that has been good for long and is until `end`.
    public static TestCertificate until(Instant end) {
        return between(Instant.EPOCH, end);
    }

    /// One that outlives any test.
    public static TestCertificate lasting() {
        return until(Instant.parse("2999-01-01T00:00:00Z"));
    }

    public static TestCertificate between(Instant begin, Instant end) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] algorithm = der(SEQUENCE, ECDSA_WITH_SHA256);
            byte[] content = content(begin, end, pair, algorithm);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            byte[] certificate = der(SEQUENCE, content, algorithm, bits(signature.sign()));
            return new TestCertificate(
                    pem("CERTIFICATE", certificate),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public X509Certificate parsed() {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Writes `certificate.pem` and `key.pem` into the folder.
    public TestCertificate writeTo(Path folder) {
        try {
            Files.writeString(folder.resolve("certificate.pem"), certificate);
            Files.writeString(folder.resolve("key.pem"), key);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] content(Instant begin, Instant end, KeyPair pair, byte[] algorithm) {
        byte[] name = der(
                SEQUENCE, der(0x31, der(SEQUENCE, COMMON_NAME, der(0x0c, "node".getBytes(StandardCharsets.UTF_8)))));
        byte[] names = der(SEQUENCE, der(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)), der(0x87, LOOPBACK));
        byte[] serial = new BigInteger(64, new SecureRandom()).setBit(0).toByteArray();
        return der(
                SEQUENCE,
                der(0xa0, der(0x02, new byte[] {2})),
                der(0x02, serial),
                algorithm,
                name,
                der(SEQUENCE, time(begin), time(end)),
                name,
                pair.getPublic().getEncoded(),
                der(0xa3, der(SEQUENCE, der(SEQUENCE, ALTERNATIVE_NAMES, der(0x04, names)))));
    }

    private static byte[] time(Instant at) {
        return der(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bits(byte[] value) {
        return der(0x03, new byte[] {0}, value);
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length > 0xff) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length > 0x7f) {
            out.write(0x81);
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }
}
