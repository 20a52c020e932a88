package org.distributornode.adapters.filesystem.integration;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.distributornode.application.port.integration.IntegrationFailure;

/// Encrypts what is secret: AES-256 in GCM with a nonce of 96 bits in front (NIST SP 800-38D). Each box is bound to the
/// row it lies in, so that none can be put in the place of another.
final class SecretBox {

    /// Bytes of a key.
    static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    SecretBox(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /// @param row what it belongs to; the same is needed to open it
    byte[] close(byte[] secret, byte[] row) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, row).doFinal(secret);
            byte[] box = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, box, NONCE_BYTES, sealed.length);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES in GCM is part of every JDK", e);
        }
    }

    /// @throws IntegrationFailure if it was closed with another key or for another row, or is damaged
    byte[] open(byte[] box, byte[] row) {
        try {
            byte[] nonce = Arrays.copyOf(box, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, nonce, row)
                    .doFinal(box, NONCE_BYTES, Math.max(0, box.length - NONCE_BYTES));
        } catch (AEADBadTagException e) {
            throw new IntegrationFailure(
                    "The secrets of the distributors cannot be read: the key is another one than they were written with.",
                    e,
                    false);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IntegrationFailure(
                    "The secrets of the distributors are damaged: " + e.getMessage() + ".", e, false);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] row) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(row);
        return cipher;
    }
}
