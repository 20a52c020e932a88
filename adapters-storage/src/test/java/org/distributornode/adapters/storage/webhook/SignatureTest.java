package org.distributornode.adapters.storage.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.distributornode.domain.integration.SigningSecret;
import org.junit.jupiter.api.Test;

final class SignatureTest {

    /// The example that the libraries of Standard Webhooks test themselves with.
    @Test
    void signsAsThePublishedExample() {
        SigningSecret secret = new SigningSecret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        String signature =
                Signature.of(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}");

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
