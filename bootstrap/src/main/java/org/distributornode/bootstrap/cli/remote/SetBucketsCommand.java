package org.distributornode.bootstrap.cli.remote;

import io.micronaut.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.domain.bucket.BucketId;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `node:set-buckets`: says which buckets a running node distributes.
@Command(
        name = "node:set-buckets",
        description = "Sets the buckets that a running node distributes.",
        mixinStandardHelpOptions = true)
final class SetBucketsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final NodeOptions options;

    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    SetBucketsCommand(NodeOptions.Caller caller) {
        this.options = new NodeOptions(caller);
    }

    @Override
    public Integer call() {
        JsonObject body = body();
        try (Session session = Session.with(options)) {
            session.request(HttpMethod.POST, "/set-buckets", Optional.of(body));
        }
        spec.commandLine().getErr().println("Request successful");
        return ExitCode.OK.number();
    }

    private JsonObject body() {
        if (choice.all) {
            return JsonObject.EMPTY;
        }
        List<JsonValue> ids =
                choice.ids.stream().map(SetBucketsCommand::checked).toList();
        return new JsonObject(Map.of("buckets", new JsonArray(ids)));
    }

    private static JsonValue checked(String id) {
        if (BucketId.parse(id).isEmpty()) {
            throw new StartFailure(
                    ExitCode.INVALID_INPUT,
                    "-B: " + id + " is no bucket id; it has the form FAMILY:INDEX, such as 0:1.");
        }
        return new JsonText(id);
    }

    private static final class Choice {

        @Option(
                names = {"-a", "--all"},
                required = true,
                description = "All buckets that the worker operates.")
        private boolean all;

        @Option(
                names = {"-B", "--bucketIds"},
                required = true,
                arity = "1..*",
                paramLabel = "FAMILY:INDEX",
                description = "Just these buckets.")
        private List<String> ids = List.of();
    }
}
