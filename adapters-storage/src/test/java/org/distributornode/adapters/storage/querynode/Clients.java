package org.distributornode.adapters.storage.querynode;

import io.micronaut.serde.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.distributornode.adapters.storage.http.OutboundHttp;

/// Query node clients for tests: they wait for nothing between attempts.
final class Clients {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int SHORT_ANSWERS = 10_000;
    private static final int LONG_ANSWERS = 1 << 20;

    private Clients() {}

    static QueryNodeClient to(URI endpoint, OutboundHttp http) {
        return to(endpoint, http, time -> {});
    }

    static QueryNodeClient to(URI endpoint, OutboundHttp http, Backoff.Pause pause) {
        return to(new QueryNodeSettings(endpoint, PATIENCE, 3, SHORT_ANSWERS), http, pause);
    }

    /// For lists of objects.
    static QueryNodeClient toLists(URI endpoint, OutboundHttp http) {
        return to(new QueryNodeSettings(endpoint, PATIENCE, 3, LONG_ANSWERS), http, time -> {});
    }

    private static QueryNodeClient to(QueryNodeSettings settings, OutboundHttp http, Backoff.Pause pause) {
        var backoff = new Backoff(pause, RandomGenerator.getDefault());
        return new QueryNodeClient(settings, http, ObjectMapper.getDefault(), backoff);
    }
}
