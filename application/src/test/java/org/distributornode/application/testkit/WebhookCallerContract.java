package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.distributornode.application.port.integration.WebhookCaller;
import org.distributornode.domain.integration.CallEnding;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.NodeUuid;
import org.distributornode.domain.integration.Webhook;
import org.distributornode.domain.integration.WebhookAuthentication;
import org.distributornode.domain.integration.WebhookMessage;
import org.distributornode.domain.integration.WebhookMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [WebhookCaller] keeps to.
public interface WebhookCallerContract {

    String PASSWORD = "hush-hush";

    /// A caller whose receiver at [#host()] answers each call with `status`.
    WebhookCaller answering(int status);

    /// A caller whose receiver at [#host()] cannot be reached.
    WebhookCaller unreachable();

    /// How many calls the receiver has seen.
    int calls();

    /// The origin of the receiver.
    String host();

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 299})
    default void isTakenByAnyStatusOfSuccess(int status) {
        CallEnding ending = call(answering(status), WebhookMethod.POST);

        assertThat(ending).isInstanceOf(CallEnding.Answered.class);
        assertThat(((CallEnding.Answered) ending).status()).isEqualTo(status);
        assertThat(((CallEnding.Answered) ending).taken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 410, 429, 500, 503})
    default void isNotTakenByAnyOther(int status) {
        CallEnding ending = call(answering(status), WebhookMethod.POST);

        assertThat(((CallEnding.Answered) ending).status()).isEqualTo(status);
        assertThat(((CallEnding.Answered) ending).taken()).isFalse();
        assertThat(calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    default void callsWithEachMethod(WebhookMethod method) {
        assertThat(call(answering(200), method)).isInstanceOf(CallEnding.Answered.class);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    default void saysWithoutSecretsThatNobodyAnswers() {
        CallEnding ending = call(unreachable(), WebhookMethod.POST);

        assertThat(ending).isInstanceOf(CallEnding.Failed.class);
        assertThat(ending.phrase()).isNotBlank().doesNotContain(PASSWORD);
    }

    private CallEnding call(WebhookCaller caller, WebhookMethod method) {
        Webhook webhook = new Webhook(
                host(), "/hook?a=b", method, Optional.of(new WebhookAuthentication.Basic("user", PASSWORD)), Set.of());
        WebhookMessage message = new WebhookMessage.Happened(
                new DeliveryId(new UUID(1, 2)), new NodeUuid(new UUID(3, 4)), 5, JournalSamples.event(5));
        return caller.call(webhook, IntegrationSamples.secret(6), message);
    }
}
