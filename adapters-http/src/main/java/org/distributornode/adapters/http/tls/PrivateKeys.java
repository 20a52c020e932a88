package org.distributornode.adapters.http.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Reads the private key of a PEM file.
final class PrivateKeys {

    private static final List<String> KINDS = List.of("RSA", "EC");

    private final CertificateFiles files;

    PrivateKeys(CertificateFiles files) {
        this.files = files;
    }

    /// @throws CertificateRefused if there is no key in it that can be used
    PrivateKey read(String pem) {
        PemBlock block = PemBlock.all(pem).stream()
                .filter(PemBlock::isPrivateKey)
                .findFirst()
                .orElseThrow(() -> refused(" holds no private key in PEM"));
        if (block.isEncryptedOfOld()) {
            throw refused(" is encrypted in a way of old: write it anew with openssl pkcs8 -topk8");
        }
        try {
            return switch (block.label()) {
                case "RSA PRIVATE KEY" -> key(new PKCS8EncodedKeySpec(Der.ofRsa(block.der())));
                case "EC PRIVATE KEY" -> key(new PKCS8EncodedKeySpec(Der.ofElliptic(block.der())));
                case "ENCRYPTED PRIVATE KEY" -> key(decrypted(block.der()));
                case "PRIVATE KEY" -> key(new PKCS8EncodedKeySpec(block.der()));
                default -> throw refused(" holds a private key of a kind that is not known");
            };
        } catch (IllegalArgumentException _) {
            throw refused(" holds a private key that is damaged");
        }
    }

    private PrivateKey key(PKCS8EncodedKeySpec encoded) {
        for (String kind : KINDS) {
            Optional<PrivateKey> key = key(kind, encoded);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw refused(" holds no private key that is good for RSA or an elliptic curve");
    }

    /// Empty if it is one of another kind.
    private static Optional<PrivateKey> key(String kind, PKCS8EncodedKeySpec encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePrivate(encoded));
        } catch (InvalidKeySpecException _) {
            return Optional.empty();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private PKCS8EncodedKeySpec decrypted(byte[] der) {
        char[] password = files.password()
                .orElseThrow(() -> refused(" is encrypted: give its password with " + passwordKey()))
                .toCharArray();
        try {
            EncryptedPrivateKeyInfo envelope = new EncryptedPrivateKeyInfo(der);
            String algorithm = algorithm(envelope);
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password)),
                    envelope.getAlgParameters());
            return envelope.getKeySpec(cipher);
        } catch (IOException | GeneralSecurityException _) {
            throw refused(" cannot be decrypted with " + passwordKey());
        }
    }

    /// PKCS #5 names key derivation and cipher by its parameters (RFC 8018, section 6.2).
    private static String algorithm(EncryptedPrivateKeyInfo envelope) {
        String name = envelope.getAlgName();
        AlgorithmParameters parameters = envelope.getAlgParameters();
        boolean second = name.equals("PBES2") || name.equals("1.2.840.113549.1.5.13");
        return second && parameters != null ? parameters.toString() : name;
    }

    private String passwordKey() {
        return files.section() + ".keyPassword";
    }

    private CertificateRefused refused(String why) {
        return CertificateRefused.because(files.keyKey() + ": " + files.key() + why + ".");
    }
}
