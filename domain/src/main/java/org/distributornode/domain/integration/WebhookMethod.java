package org.distributornode.domain.integration;

import java.util.Optional;

/// How a webhook is called. Requests name a method by its number, answers by its name.
public enum WebhookMethod {
    GET(1),
    POST(2),
    PUT(3),
    PATCH(4),
    DELETE(5);

    private final int number;

    WebhookMethod(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static Optional<WebhookMethod> of(long number) {
        for (WebhookMethod method : values()) {
            if (method.number == number) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    /// Whether the event is told in a body, else in the query.
    public boolean hasBody() {
        return this != GET;
    }
}
