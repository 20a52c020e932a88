package org.distributornode.bootstrap.cli.remote;

import io.micronaut.http.HttpMethod;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.OutputOptions;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.domain.content.DataObjectId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `deny:list`, `deny:add` and `deny:remove`: objects that a node must not hand out.
final class DenyCommands {

    private DenyCommands() {}

    static List<Callable<Integer>> all(NodeOptions.Caller caller) {
        return List.of(new Listing(caller), new Addition(caller), new Removal(caller));
    }

    private static String path(String id) {
        if (DataObjectId.parse(id).isEmpty()) {
            throw new StartFailure(ExitCode.INVALID_INPUT, id + " is no object id.");
        }
        return "/deny/" + id;
    }

    @Command(name = "deny:list", description = "Lists the denied objects.", mixinStandardHelpOptions = true)
    private static final class Listing implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private final NodeOptions options;

        @Mixin
        private final OutputOptions output = new OutputOptions();

        Listing(NodeOptions.Caller caller) {
            this.options = new NodeOptions(caller);
        }

        @Override
        public Integer call() {
            try (Session session = Session.with(options)) {
                JsonValue answer = session.get("/deny");
                PrintWriter out = spec.commandLine().getOut();
                output.print(out, answer, () -> print(out, answer));
            }
            return ExitCode.OK.number();
        }

        private static void print(PrintWriter out, JsonValue answer) {
            if (new Fields(answer).find("denied") instanceof JsonArray(List<JsonValue> denied)) {
                denied.forEach(item -> out.println(line(new Fields(item))));
            }
        }

        private static String line(Fields denial) {
            return String.join("  ", denial.text("objectId"), denial.text("since"), denial.text("reason"))
                    .stripTrailing();
        }
    }

    @Command(
            name = "deny:add",
            description = "Denies an object: it is refused at once, and its bytes are deleted.",
            mixinStandardHelpOptions = true)
    private static final class Addition implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private final NodeOptions options;

        @Parameters(paramLabel = "OBJECT", description = "Id of the object.")
        private String id = "";

        @Option(
                names = {"-r", "--reason"},
                defaultValue = "",
                paramLabel = "TEXT",
                description = "Why, for the list.")
        private String reason = "";

        Addition(NodeOptions.Caller caller) {
            this.options = new NodeOptions(caller);
        }

        @Override
        public Integer call() {
            String path = path(id);
            try (Session session = Session.with(options)) {
                JsonObject body = new JsonObject(Map.of("reason", new JsonText(reason)));
                session.request(HttpMethod.PUT, path, Optional.of(body));
            }
            spec.commandLine().getErr().println("Object " + id + " is denied.");
            return ExitCode.OK.number();
        }
    }

    @Command(name = "deny:remove", description = "Allows a denied object again.", mixinStandardHelpOptions = true)
    private static final class Removal implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private final NodeOptions options;

        @Parameters(paramLabel = "OBJECT", description = "Id of the object.")
        private String id = "";

        Removal(NodeOptions.Caller caller) {
            this.options = new NodeOptions(caller);
        }

        @Override
        public Integer call() {
            String path = path(id);
            try (Session session = Session.with(options)) {
                session.request(HttpMethod.DELETE, path, Optional.empty());
            }
            spec.commandLine().getErr().println("Object " + id + " is allowed again.");
            return ExitCode.OK.number();
        }
    }
}
