package org.distributornode.bootstrap.cli.remote;

import io.micronaut.http.HttpMethod;
import java.util.Optional;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.bootstrap.client.OperatorClient;
import org.distributornode.bootstrap.client.OperatorClient.NoAnswer;
import org.distributornode.bootstrap.client.Reply;

/// A command's talk with a node; whatever the node refuses ends the command as the reference node's command line would.
record Session(OperatorClient client) implements AutoCloseable {

    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /// With the operator API.
    static Session with(NodeOptions options) {
        return with(options, NodeApi.OPERATOR);
    }

    static Session with(NodeOptions options, NodeApi api) {
        return new Session(options.connect(api));
    }

    /// What both listeners tell. A secret is asked for only if the node wants one that is not known yet.
    ///
    /// @throws StartFailure as the others
    static JsonValue getFromEither(NodeOptions options, String path) {
        try (Session session = new Session(options.connectToEither())) {
            Reply reply = session.reply(HttpMethod.GET, path, Optional.empty());
            if (reply.status() != UNAUTHORIZED) {
                return json(reply);
            }
        }
        try (Session session = with(options)) {
            return session.get(path);
        }
    }

    /// @throws StartFailure with exit code 20 if the node refuses or cannot be reached
    JsonValue get(String path) {
        return request(HttpMethod.GET, path, Optional.empty());
    }

    JsonValue request(HttpMethod method, String path, Optional<JsonValue> body) {
        return json(reply(method, path, body));
    }

    /// As [#request] without a body, for one of many.
    ///
    /// @return false if what `path` names is gone, or not in a state for this any more
    boolean attempt(HttpMethod method, String path) {
        Reply reply = reply(method, path, Optional.empty());
        if (reply.status() == NOT_FOUND || reply.status() == CONFLICT) {
            return false;
        }
        var _ = json(reply);
        return true;
    }

    @Override
    public void close() {
        client.close();
    }

    private static JsonValue json(Reply reply) {
        if (!reply.isSuccess()) {
            throw failed(reply.body().isBlank() ? "status " + reply.status() : reply.body());
        }
        try {
            return reply.json();
        } catch (IllegalArgumentException problem) {
            throw failed(String.valueOf(problem.getMessage()));
        }
    }

    private Reply reply(HttpMethod method, String path, Optional<JsonValue> body) {
        try {
            return client.send(method, path, body);
        } catch (NoAnswer failure) {
            throw failed(String.valueOf(failure.getMessage()));
        }
    }

    private static StartFailure failed(String why) {
        return new StartFailure(ExitCode.API_ERROR, "Request failed: " + why);
    }
}
