package org.distributornode.application.port.integration;

import org.distributornode.domain.integration.CallEnding;
import org.distributornode.domain.integration.SigningSecret;
import org.distributornode.domain.integration.Webhook;
import org.distributornode.domain.integration.WebhookMessage;

/// Tells receivers. May be called from any thread, blocks its caller until the call has ended, which it does within a
/// bounded time.
public interface WebhookCaller {

    /// Makes one call. Follows no redirect, reads little of the answer, connects to no address that is forbidden.
    CallEnding call(Webhook webhook, SigningSecret secret, WebhookMessage message);
}
