package org.distributornode.application.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.distributornode.application.port.integration.WebhookCaller;
import org.distributornode.domain.integration.CallEnding;
import org.distributornode.domain.integration.SigningSecret;
import org.distributornode.domain.integration.Webhook;
import org.distributornode.domain.integration.WebhookMessage;

/// Receivers that answer as told: 200 if nothing was said.
public final class ScriptedWebhooks implements WebhookCaller {

    private final Deque<CallEnding> endings = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();
    private Runnable meanwhile = () -> {};

    /// The next calls end like this, in this order.
    public synchronized ScriptedWebhooks answer(CallEnding... next) {
        endings.addAll(List.of(next));
        return this;
    }

    /// While the next call is made, `work` is done.
    public synchronized void meanwhile(Runnable work) {
        meanwhile = work;
    }

    /// The calls so far.
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    public static CallEnding status(int status) {
        return new CallEnding.Answered(status, Duration.ofMillis(1));
    }

    @Override
    public synchronized CallEnding call(Webhook webhook, SigningSecret secret, WebhookMessage message) {
        calls.add(new Call(webhook, secret, message));
        Runnable work = meanwhile;
        meanwhile = () -> {};
        work.run();
        return endings.isEmpty() ? status(200) : endings.removeFirst();
    }

    public record Call(Webhook webhook, SigningSecret secret, WebhookMessage message) {}
}
