package org.distributornode.adapters.http.in.integration;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import org.distributornode.adapters.http.in.openapi.Limits;
import org.distributornode.domain.integration.Webhook;
import org.distributornode.domain.integration.WebhookAuthentication;
import org.jspecify.annotations.Nullable;

/// The bodies that [WebhookReader] reads, as the OpenAPI document shows them.
interface DistributorForms {

    /// @param meta absent: no webhook, or the one that is there; null: no webhook
    @Introspected
    record DistributorForm(@Limits(orNull = true) @Nullable MetaForm meta) {}

    /// @param host an origin of http or https; may be left out of a change, as the others
    /// @param method 1 GET, 2 POST, 3 PUT, 4 PATCH, 5 DELETE; POST if a new one says nothing
    /// @param events types of events; all of them if absent or null
    @Introspected
    record MetaForm(
            @Limits(longest = Webhook.MAX_LENGTH) @Nullable String host,

            @Limits(longest = Webhook.MAX_LENGTH, pattern = "/.*") @Nullable
            String path,

            @Limits(least = 1, most = 5) @Nullable Integer method,
            @Limits(orNull = true) @Nullable AuthenticationForm authentication,
            @Limits(fewest = 1, orNull = true) @Nullable List<String> events) {}

    /// @param type 1 Basic, with name and password; 2 Token
    @Introspected
    record AuthenticationForm(
            @Limits(least = 1, most = 2) int type,

            @Limits(longest = WebhookAuthentication.MAX_LENGTH) @Nullable
            String username,

            @Limits(longest = WebhookAuthentication.MAX_LENGTH) @Nullable
            String password,

            @Limits(longest = WebhookAuthentication.MAX_LENGTH, pattern = WebhookAuthentication.Token.PATTERN) @Nullable
            String token) {}
}
