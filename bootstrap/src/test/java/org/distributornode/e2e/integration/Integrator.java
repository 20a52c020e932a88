package org.distributornode.e2e.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.distributornode.adapters.http.security.Hs256;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.http.security.SessionTokens;
import org.distributornode.e2e.NodeClient;
import org.distributornode.e2e.Reply;

/// Calls the integration API of a node.
public record Integrator(NodeClient client) {

    public static final String NODE = "e40efce4-38a3-46c4-a202-e8db95d0409c";
    public static final String SECRET = "the integrators' secret of more than 32 bytes";

    private static final String BASE = "/api/v1/integration/distributors";

    /// Settings of a node that calls receivers on this machine, and soon again if they fail, but waits for them longer
    /// than any test lasts.
    public static String[] settings() {
        return settings(300);
    }

    /// @param timeout in seconds
    static String[] settings(int timeout) {
        return new String[] {
            "integrationApi.port", "0",
            "integrationApi.nodeId", NODE,
            "integrationApi.hmacSecret", SECRET,
            "integrationApi.allowedHosts", "[\"127.0.0.1\"]",
            "integrationApi.timeoutSec", Integer.toString(timeout),
            "integrationApi.maxAttempts", "3",
            "integrationApi.retryFirstMs", "50",
            "integrationApi.retryLongestMs", "100"
        };
    }

    static String token() {
        return "Bearer "
                + new SessionTokens(Hs256.of(SECRET), InstantSource.system())
                        .mint("integration", Role.OPERATE, Duration.ofMinutes(5));
    }

    public Reply ask(String method, String path) {
        return client.ask(method, BASE + path, "Authorization", token(), "X-Target-Server", "integration");
    }

    public Reply send(String method, String path, String body) {
        return client.send(
                method,
                BASE + path,
                body,
                "Content-Type",
                "application/json",
                "X-Target-Server",
                "integration",
                "Authorization",
                token());
    }

    /// Creates a distributor whose receiver is called by POST at `/hook`.
    ///
    /// @param more fields of `meta`, each with a comma before it
    public Made create(Receiver receiver, String more) {
        return create("{\"meta\":{\"host\":\"" + receiver.host() + "\",\"path\":\"/hook\"" + more + "}}");
    }

    public Made create(String body) {
        Reply reply = send("POST", "/nodes/" + NODE, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return new Made(text(reply.text(), "id"), text(reply.text(), "signing_secret"));
    }

    /// The text of the first field of this name, at any depth.
    public static String text(String json, String name) {
        return texts(json, name).findFirst().orElseThrow(() -> new IllegalArgumentException(json));
    }

    public static Stream<String> texts(String json, String name) {
        return Pattern.compile("\"" + name + "\":\"([^\"]*)\"")
                .matcher(json)
                .results()
                .map(found -> found.group(1));
    }

    /// A distributor.
    public record Made(String id, String secret) {}
}
