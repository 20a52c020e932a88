package org.distributornode.adapters.http.in.integration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.EventType;
import org.distributornode.domain.integration.NodeUuid;
import org.distributornode.domain.integration.Webhook;
import org.distributornode.domain.integration.WebhookAuthentication;
import org.jspecify.annotations.Nullable;

/// One distributor.
///
/// @param id UUID
/// @param nodeId UUID of the node whose events it is told of
/// @param meta its webhook; null if it has none
/// @param createdAt RFC 3339, with microseconds and an offset
/// @param signingSecret only in the answers to those who create it or ask for a new one
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DistributorResponse(
        String id,
        @JsonProperty("node_id") String nodeId,
        @Nullable Meta meta,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt,

        @JsonProperty("signing_secret") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String signingSecret) {

    /// @param method its name
    /// @param authentication null if there is none
    /// @param events absent if it is told of all
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Meta(
            String host,
            String path,
            String method,
            @Nullable Authentication authentication,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> events) {}

    /// @param type 1 Basic, 2 Token
    /// @param password masked in all answers but to the one who creates it, as the token
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Authentication(
            int type,
            @Nullable String username,
            @Nullable String password,
            @Nullable String token) {}

    /// For whoever creates it: nothing is masked.
    static DistributorResponse created(Distributor distributor, NodeUuid node) {
        return of(distributor, node, false, distributor.secret().text());
    }

    /// With its new secret, all others masked.
    static DistributorResponse rotated(Distributor distributor, NodeUuid node) {
        return of(distributor, node, true, distributor.secret().text());
    }

    /// Without secrets.
    static DistributorResponse of(Distributor distributor, NodeUuid node) {
        return of(distributor, node, true, null);
    }

    private static DistributorResponse of(
            Distributor distributor, NodeUuid node, boolean masked, @Nullable String secret) {
        return new DistributorResponse(
                distributor.id().toString(),
                node.toString(),
                distributor.webhook().map(hook -> meta(hook, masked)).orElse(null),
                Moments.text(distributor.created()),
                Moments.text(distributor.updated()),
                secret);
    }

    private static Meta meta(Webhook webhook, boolean masked) {
        return new Meta(
                webhook.host(),
                webhook.path(),
                webhook.method().name(),
                webhook.authentication().map(known -> shown(known, masked)).orElse(null),
                webhook.events().isEmpty()
                        ? null
                        : webhook.events().stream()
                                .sorted()
                                .map(EventType::text)
                                .toList());
    }

    private static Authentication shown(WebhookAuthentication authentication, boolean masked) {
        return switch (authentication) {
            case WebhookAuthentication.Basic(String username, String password) ->
                new Authentication(
                        AuthenticationReader.BASIC, username, masked ? AuthenticationReader.MASK : password, null);
            case WebhookAuthentication.Token(String value) ->
                new Authentication(AuthenticationReader.TOKEN, null, null, masked ? AuthenticationReader.MASK : value);
        };
    }
}
