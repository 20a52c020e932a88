package org.distributornode.bootstrap.cli.remote;

import io.micronaut.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.bootstrap.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `verify`: lets a running node read what it holds again and prove it.
@Command(
        name = "verify",
        description = "Lets a running node prove what it holds once more; what is wrong is dropped.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final NodeOptions options;

    @Parameters(paramLabel = "OBJECT", arity = "0..*", description = "Just these objects (default: all).")
    private List<String> objects = List.of();

    @Option(names = "--detach", description = "Print the job and leave it to the node.")
    private boolean detached;

    @Option(names = "-o", defaultValue = "text", paramLabel = "text|json", description = "How to print it.")
    private OutputFormat format = OutputFormat.text;

    VerifyCommand(NodeOptions.Caller caller) {
        this.options = new NodeOptions(caller);
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Session session = Session.with(options)) {
            JobView job = new JobView(session.request(HttpMethod.POST, "/jobs", Optional.of(body())));
            if (detached) {
                spec.commandLine()
                        .getOut()
                        .println(format == OutputFormat.json ? job.json().text() : job.line());
                return ExitCode.OK.number();
            }
            boolean bars = format == OutputFormat.text && options.terminal().isWatched();
            return new JobFollower(options, spec.commandLine().getOut()).follow(session, job, bars);
        }
    }

    private JsonObject body() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("kind", new JsonText("verify"));
        if (!objects.isEmpty()) {
            List<JsonValue> ids = objects.stream().<JsonValue>map(JsonText::new).toList();
            members.put("objects", new JsonArray(ids));
        }
        return new JsonObject(members);
    }
}
