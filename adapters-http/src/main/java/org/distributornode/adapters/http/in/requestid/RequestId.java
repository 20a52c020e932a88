package org.distributornode.adapters.http.in.requestid;

import io.micronaut.http.HttpRequest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// The name by which a request is found again in the log. A client or a proxy may bring one along.
public final class RequestId {

    /// The header that brings it along, and that errors carry.
    public static final String HEADER = "X-Request-Id";

    /// Its key in log lines.
    public static final String LOG_KEY = "requestId";

    private static final String ATTRIBUTE = "distributor-node.request-id";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private RequestId() {}

    /// The request's name; the first call gives it one.
    public static String of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class).orElseGet(() -> {
            String id = of(Optional.ofNullable(request.getHeaders().get(HEADER)));
            request.setAttribute(ATTRIBUTE, id);
            return id;
        });
    }

    /// Names a request that was known by `id` before.
    public static void adopt(HttpRequest<?> request, String id) {
        request.setAttribute(ATTRIBUTE, id);
    }

    /// A request's name.
    ///
    /// @param brought as the client sent it
    public static String of(Optional<String> brought) {
        return brought.filter(given -> SANE.matcher(given).matches())
                .orElseGet(() ->
                        HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
    }
}
