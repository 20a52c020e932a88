package org.distributornode.adapters.http.in.access;

import io.micronaut.http.HttpRequest;

/// Marks requests whose end an observer will see, since their answer may go on long after its head.
public final class ObservedRequest {

    private static final String ATTRIBUTE = "distributor-node.observed";

    private ObservedRequest() {}

    public static void mark(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    static boolean is(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE).isPresent();
    }
}
