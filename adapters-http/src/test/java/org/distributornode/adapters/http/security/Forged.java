package org.distributornode.adapters.http.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tokens made by hand, so that a test depends on nothing that it tests.
final class Forged {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Forged() {}

    static String hs256(String secret, String payload) {
        return mac("HmacSHA256", "{\"alg\":\"HS256\",\"typ\":\"JWT\"}", secret, payload);
    }

    /// @param algorithm as the JDK names it
    static String mac(String algorithm, String header, String secret, String payload) {
        String signed = part(header) + "." + part(payload);
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            return signed + "." + BASE64.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static String part(String text) {
        return BASE64.encodeToString(text.getBytes(UTF_8));
    }
}
