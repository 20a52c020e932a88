package org.distributornode.domain.integration;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/// The key that signs what a distributor is told (Standard Webhooks 1.0). Printed without its bytes.
public final class SigningSecret {

    /// Bytes of a new one.
    public static final int BYTES = 32;

    /// Bytes of the shortest and of the longest (Standard Webhooks 1.0).
    private static final int LEAST = 24;

    private static final int MOST = 64;

    private static final String PREFIX = "whsec_";

    private final byte[] bytes;

    public SigningSecret(byte[] bytes) {
        if (bytes.length < LEAST || bytes.length > MOST) {
            throw new IllegalArgumentException("a secret of " + bytes.length + " bytes");
        }
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /// As receivers' libraries take it: `whsec_` and Base64.
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
