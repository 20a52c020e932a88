package org.distributornode.bootstrap.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.distributornode.bootstrap.config.IntegrationApi.Queues;
import org.distributornode.bootstrap.config.IntegrationApi.Receivers;
import org.distributornode.domain.integration.NodeUuid;
import org.distributornode.domain.integration.RetryPolicy;

/// The keys under `integrationApi`.
final class IntegrationKeys {

    private static final int LAST_PORT = 65_535;
    private static final int LARGEST_BODY = 1 << 20;

    /// A section that may be absent; its standards count only where it is not.
    static final String SECTION = "integrationApi";

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    private static final Key<String> HOST_KEY = Key.standard(SECTION + ".host", Formats.text(), "127.0.0.1");
    private static final Key<Integer> PORT = Key.standard(SECTION + ".port", Formats.integer(0, LAST_PORT), "3340");
    private static final Key<NodeUuid> NODE_ID =
            Key.of(SECTION + ".nodeId", Formats.of("a UUID", ConfigValue.Kind.TEXT, NodeUuid::parse));
    private static final Key<String> HMAC_SECRET = Key.secret(SECTION + ".hmacSecret", Formats.text());
    private static final Key<Integer> SESSION_TTL =
            Key.standard(SECTION + ".sessionTtlMaxSec", Formats.integer(1), "86400");
    private static final Key<Long> MAX_BODY = Key.standard(SECTION + ".maxBody", Formats.size("1K"), "64K");
    private static final Key<String> KEY_FILE = Key.of(SECTION + ".keyFile", Formats.path());
    private static final Key<List<String>> ALLOWED_HOSTS = Key.standard(SECTION + ".allowedHosts", hosts(), "[]");
    private static final Key<List<Integer>> ALLOWED_PORTS =
            Key.standard(SECTION + ".allowedPorts", ports(), "[80, 443]");
    private static final Key<Integer> TIMEOUT = Key.standard(SECTION + ".timeoutSec", Formats.integer(1, 300), "10");
    private static final Key<Integer> TESTS = Key.standard(SECTION + ".maxTests", Formats.integer(1, 1_000), "5");
    private static final Key<Integer> ATTEMPTS = Key.standard(SECTION + ".maxAttempts", Formats.integer(1), "15");
    private static final Key<Integer> RETRY_FIRST = Key.standard(SECTION + ".retryFirstMs", Formats.integer(1), "5000");
    private static final Key<Integer> RETRY_LONGEST =
            Key.standard(SECTION + ".retryLongestMs", Formats.integer(1), "3600000");
    private static final Key<Integer> DISTRIBUTORS =
            Key.standard(SECTION + ".maxDistributors", Formats.integer(1, 10_000), "100");
    private static final Key<Integer> WAITING = Key.standard(SECTION + ".maxWaiting", Formats.integer(1), "100000");
    private static final Key<Integer> KEPT = Key.standard(SECTION + ".maxKept", Formats.integer(0), "1000");
    private static final Key<Integer> KEPT_FOR = Key.standard(SECTION + ".keepSec", Formats.integer(1), "604800");

    static final List<Key<?>> ALL = List.of(
            HOST_KEY,
            PORT,
            NODE_ID,
            HMAC_SECRET,
            SESSION_TTL,
            MAX_BODY,
            KEY_FILE,
            ALLOWED_HOSTS,
            ALLOWED_PORTS,
            TIMEOUT,
            TESTS,
            ATTEMPTS,
            RETRY_FIRST,
            RETRY_LONGEST,
            DISTRIBUTORS,
            WAITING,
            KEPT,
            KEPT_FOR);

    private IntegrationKeys() {}

    /// @param operator whose secret counts where this listener has none of its own
    static Optional<IntegrationApi> read(Values values, Optional<OperatorApi> operator) {
        if (!values.has(SECTION)) {
            return Optional.empty();
        }
        return Optional.of(new IntegrationApi(
                values.get(HOST_KEY),
                values.get(PORT),
                values.find(NODE_ID),
                values.find(HMAC_SECRET)
                        .or(() -> operator.map(OperatorApi::hmacSecret))
                        .orElseGet(() -> values.get(HMAC_SECRET)),
                values.seconds(SESSION_TTL),
                (int) Math.min(values.get(MAX_BODY), LARGEST_BODY),
                values.find(KEY_FILE).map(values::resolve),
                receivers(values),
                queues(values),
                TlsKeys.ofIntegrationApi(values)));
    }

    private static Receivers receivers(Values values) {
        return new Receivers(
                values.get(ALLOWED_HOSTS), values.get(ALLOWED_PORTS), values.seconds(TIMEOUT), values.get(TESTS));
    }

    private static Queues queues(Values values) {
        Duration first = values.millis(RETRY_FIRST);
        Duration longest = values.millis(RETRY_LONGEST);
        if (longest.compareTo(first) < 0) {
            throw Complaint.about(
                    RETRY_LONGEST.path() + " must not be less than " + RETRY_FIRST.path(),
                    values.written(RETRY_LONGEST).orElseThrow().place());
        }
        return new Queues(
                new RetryPolicy(values.get(ATTEMPTS), first, longest),
                values.get(DISTRIBUTORS),
                values.get(WAITING),
                values.get(KEPT),
                values.seconds(KEPT_FOR));
    }

    private static Format<List<String>> hosts() {
        Format<String> host = Formats.of(
                "a host", ConfigValue.Kind.TEXT, text -> Optional.of(text).filter(HOST.asMatchPredicate()));
        return new ListFormat<>(
                "a list of different hosts such as \"hooks.internal\" or \"10.0.0.5:8080\"", 0, host::read);
    }

    private static Format<List<Integer>> ports() {
        Format<Integer> port = Formats.integer(1, LAST_PORT);
        return new ListFormat<>("a list of different ports from 1 to " + LAST_PORT, 0, port::read);
    }
}
