package org.distributornode.bootstrap.cli.remote;

import io.micronaut.http.HttpMethod;
import java.util.Optional;
import java.util.function.Function;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.domain.integration.DistributorId;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The distributor that a command is about, and the node it is at.
final class NamedDistributor {

    @Mixin
    private final NodeOptions options;

    @Parameters(index = "0", paramLabel = "DISTRIBUTOR", description = "Id of the distributor.")
    private String id = "";

    NamedDistributor(NodeOptions.Caller caller) {
        this.options = new NodeOptions(caller);
    }

    String id() {
        return id;
    }

    /// @param below the distributor's own path
    JsonValue request(HttpMethod method, String below) {
        String target = path() + below;
        return during(session -> session.request(method, target, Optional.empty()));
    }

    <T> T during(Function<Session, T> talk) {
        try (Session session = Session.with(options, NodeApi.INTEGRATION)) {
            return talk.apply(session);
        }
    }

    /// @throws StartFailure if the id is none
    String path() {
        if (DistributorId.parse(id).isEmpty()) {
            throw new StartFailure(ExitCode.INVALID_INPUT, id + " is no id of a distributor.");
        }
        return DistributorCommands.PATH + "/" + id;
    }
}
