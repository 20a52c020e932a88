package org.distributornode.application.testkit;

import org.distributornode.application.port.integration.WebhookCaller;
import org.distributornode.domain.integration.CallEnding;

final class ScriptedWebhooksTest implements WebhookCallerContract {

    private final ScriptedWebhooks webhooks = new ScriptedWebhooks();

    @Override
    public WebhookCaller answering(int status) {
        return webhooks.answer(ScriptedWebhooks.status(status));
    }

    @Override
    public WebhookCaller unreachable() {
        return webhooks.answer(new CallEnding.Failed("no connection"));
    }

    @Override
    public int calls() {
        return webhooks.calls().size();
    }

    @Override
    public String host() {
        return "https://example.com";
    }
}
