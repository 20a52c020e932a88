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
import org.distributornode.domain.content.DataObjectId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `deny:add` and `deny:remove`, and how the list is printed: objects that a node must not hand out.
final class DenyCommands {

    private DenyCommands() {}

    static List<Callable<Integer>> all(NodeOptions.Caller caller) {
        return List.of(new Addition(caller), new Removal(caller));
    }

    private static String path(String id) {
        if (DataObjectId.parse(id).isEmpty()) {
            throw new StartFailure(ExitCode.INVALID_INPUT, id + " is no object id.");
        }
        return "/deny/" + id;
    }

    /// Prints the denied objects.
    static void print(Fields answer, CommandLine line) {
        if (answer.find("denied") instanceof JsonArray(List<JsonValue> denied)) {
            denied.forEach(item -> line.getOut().println(line(new Fields(item))));
        }
    }

    private static String line(Fields denial) {
        return String.join("  ", denial.text("objectId"), denial.text("since"), denial.text("reason"))
                .stripTrailing();
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
