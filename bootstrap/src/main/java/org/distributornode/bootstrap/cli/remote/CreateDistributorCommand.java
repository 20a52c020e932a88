package org.distributornode.bootstrap.cli.remote;

import io.micronaut.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.OutputOptions;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.domain.integration.NodeUuid;
import org.distributornode.domain.integration.WebhookMethod;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `distributors:create`: somebody is told of what happens on a running node from now on.
@Command(
        name = "distributors:create",
        description = "Creates a distributor, which is told of the events of a running node.",
        mixinStandardHelpOptions = true)
final class CreateDistributorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final NodeOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "HOST",
            description = "Scheme, host and port of the receiver, such as https://example.com (default: no webhook).")
    private String host = "";

    @Option(
            names = "--path",
            defaultValue = "/",
            paramLabel = "PATH",
            description = "Path (default: ${DEFAULT-VALUE}).")
    private String path = "/";

    @Option(
            names = "--method",
            defaultValue = "POST",
            paramLabel = "METHOD",
            description = "One of GET, POST, PUT, PATCH, DELETE (default: ${DEFAULT-VALUE}).")
    private String method = "POST";

    @Option(names = "--basic", paramLabel = "USER:PASSWORD", description = "Name and password for the receiver.")
    private @Nullable String basic;

    @Option(names = "--token", paramLabel = "TOKEN", description = "Bearer token for the receiver.")
    private @Nullable String token;

    @Option(names = "--event", paramLabel = "TYPE", description = "Type of events; again for more (default: all).")
    private List<String> events = List.of();

    @Option(names = "--node", paramLabel = "UUID", description = "The node (default: what it says itself).")
    private @Nullable String node;

    CreateDistributorCommand(NodeOptions.Caller caller) {
        this.options = new NodeOptions(caller);
    }

    @Override
    public Integer call() {
        JsonObject body = new JsonObject(host.isEmpty() ? Map.of() : Map.of("meta", meta()));
        String target = DistributorCommands.PATH + "/nodes/" + node();
        try (Session session = Session.with(options, NodeApi.INTEGRATION)) {
            JsonValue answer = session.request(HttpMethod.POST, target, Optional.of(body));
            output.print(spec.commandLine().getOut(), answer, () -> print(new Fields(answer)));
        }
        return ExitCode.OK.number();
    }

    private void print(Fields made) {
        spec.commandLine().getOut().println("id              " + made.text("id"));
        spec.commandLine().getOut().println("signing secret  " + made.text("signing_secret"));
        spec.commandLine().getErr().println("The secret is not shown again.");
    }

    private JsonObject meta() {
        Map<String, JsonValue> meta = new LinkedHashMap<>();
        meta.put("host", new JsonText(host));
        meta.put("path", new JsonText(path));
        meta.put("method", JsonNumber.of(number()));
        authentication().ifPresent(found -> meta.put("authentication", found));
        if (!events.isEmpty()) {
            meta.put(
                    "events",
                    new JsonArray(events.stream().<JsonValue>map(JsonText::new).toList()));
        }
        return new JsonObject(meta);
    }

    private int number() {
        try {
            return WebhookMethod.valueOf(method.toUpperCase(Locale.ROOT)).number();
        } catch (IllegalArgumentException unknown) {
            throw wrong("--method: " + method + " is none of GET, POST, PUT, PATCH and DELETE.");
        }
    }

    private Optional<JsonValue> authentication() {
        String named = basic;
        String bearer = token;
        if (named != null && bearer != null) {
            throw wrong("--basic and --token exclude each other.");
        }
        if (named != null) {
            String[] words = named.split(":", 2);
            if (words.length < 2) {
                throw wrong("--basic: a name, a colon and a password are wanted.");
            }
            return Optional.of(new JsonObject(Map.of(
                    "type", JsonNumber.of(1), "username", new JsonText(words[0]), "password", new JsonText(words[1]))));
        }
        return Optional.ofNullable(bearer)
                .map(text -> new JsonObject(Map.of("type", JsonNumber.of(2), "token", new JsonText(text))));
    }

    /// As told, else as configured, else as the public or the operator API says.
    private String node() {
        String told = Optional.ofNullable(node)
                .or(() -> options.configured()
                        .flatMap(found -> found.integrationApi().flatMap(api -> api.nodeId()))
                        .map(NodeUuid::toString))
                .orElseGet(() -> options.isAddressed()
                        ? ""
                        : new Fields(Session.getFromEither(options, "/status")).text("nodeUuid"));
        if (NodeUuid.parse(told).isEmpty()) {
            throw wrong(
                    "It is not known what node that is: give its UUID with --node; its status tells it as nodeUuid.");
        }
        return told;
    }

    private static StartFailure wrong(String sentence) {
        return new StartFailure(ExitCode.INVALID_INPUT, sentence);
    }
}
