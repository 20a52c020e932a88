package org.distributornode.bootstrap.cli.remote;

import io.micronaut.http.HttpMethod;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.bootstrap.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `node:set-worker`: says whose buckets a running node distributes.
@Command(
        name = "node:set-worker",
        description = "Sets the worker that operates a running node.",
        mixinStandardHelpOptions = true)
final class SetWorkerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final NodeOptions options;

    @Option(
            names = {"-w", "--workerId"},
            required = true,
            paramLabel = "NUMBER",
            description = "Number of the worker.")
    private int worker;

    SetWorkerCommand(NodeOptions.Caller caller) {
        this.options = new NodeOptions(caller);
    }

    @Override
    public Integer call() {
        try (Session session = Session.with(options)) {
            JsonObject body = new JsonObject(Map.of("workerId", JsonNumber.of(worker)));
            session.request(HttpMethod.POST, "/set-worker", Optional.of(body));
        }
        spec.commandLine().getErr().println("Request successful");
        return ExitCode.OK.number();
    }
}
