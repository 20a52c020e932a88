package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.distributornode.adapters.http.security.Role;

/// Calls the operator API of a node as its document writes them for curl.
record OperatorCalls(NodeRig rig) {

    static final String[] JSON = {"Content-Type", "application/json"};

    private static final Authority AUTHORITY = new Authority();

    /// The settings of a node that can be called.
    ///
    /// @param more dotted keys and YAML values in turn
    static NodeRig started(String... more) {
        NodeRig rig = NodeRig.prepared(more);
        rig.set("operatorApi.host", "127.0.0.1", "operatorApi.port", "0", "operatorApi.hmacSecret", Authority.SECRET);
        try {
            rig.start();
            return rig;
        } catch (RuntimeException | Error failure) {
            rig.close();
            throw failure;
        }
    }

    /// A token, no body.
    Reply call(String path, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = AUTHORITY.bound(path, "{}");
        System.arraycopy(headers, 0, all, 2, headers.length);
        return rig.operator().ask("POST", path, all);
    }

    Reply ask(String path, String token) {
        return rig.operator().ask("POST", path, "Authorization", token, JSON[0], JSON[1]);
    }

    Reply send(String path, String body) {
        return rig.operator().send("POST", path, body, "Authorization", AUTHORITY.bound(path, body), JSON[0], JSON[1]);
    }

    Reply read(String path) {
        return rig.operator().get(path, "Authorization", AUTHORITY.session(Role.READ));
    }

    static void assertDone(Reply reply) {
        assertThat(reply.text()).isEmpty();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("content-length")).isEqualTo("0");
    }

    static void assertConflict(Reply reply, String message) {
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text()).isEqualTo("{\"message\":\"" + message + "\"}");
        assertThat(reply.has("x-request-id")).isTrue();
    }
}
