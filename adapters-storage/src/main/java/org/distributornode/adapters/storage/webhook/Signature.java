package org.distributornode.adapters.storage.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.distributornode.domain.integration.SigningSecret;

/// Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.content`.
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /// The value of `webhook-signature`.
    ///
    /// @param timestamp seconds since 1970, as in `webhook-timestamp`
    /// @param content the body; the query of a call that has none
    static String of(SigningSecret secret, String id, long timestamp, String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
            byte[] signed = (id + "." + timestamp + "." + content).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every JDK", e);
        }
    }
}
