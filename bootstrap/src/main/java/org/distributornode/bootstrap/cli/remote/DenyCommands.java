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

        @Mixin
        private final DeniedObject object;

        @Option(
                names = {"-r", "--reason"},
                defaultValue = "",
                paramLabel = "TEXT",
                description = "Why, for the list.")
        private String reason = "";

        Addition(NodeOptions.Caller caller) {
            this.object = new DeniedObject(caller);
        }

        @Override
        public Integer call() {
            JsonObject body = new JsonObject(Map.of("reason", new JsonText(reason)));
            return object.change(HttpMethod.PUT, Optional.of(body), "is denied");
        }
    }

    @Command(name = "deny:remove", description = "Allows a denied object again.", mixinStandardHelpOptions = true)
    private static final class Removal implements Callable<Integer> {

        @Mixin
        private final DeniedObject object;

        Removal(NodeOptions.Caller caller) {
            this.object = new DeniedObject(caller);
        }

        @Override
        public Integer call() {
            return object.change(HttpMethod.DELETE, Optional.empty(), "is allowed again");
        }
    }

    /// The object that a command is about, and the node that it speaks to.
    private static final class DeniedObject {

        @Spec(Spec.Target.MIXEE)
        private CommandSpec command = CommandSpec.create();

        @Mixin
        private final NodeOptions options;

        @Parameters(paramLabel = "OBJECT", description = "Id of the object.")
        private String id = "";

        DeniedObject(NodeOptions.Caller caller) {
            this.options = new NodeOptions(caller);
        }

        /// @param outcome what is said of the object then
        /// @return the exit code
        int change(HttpMethod method, Optional<JsonValue> body, String outcome) {
            if (DataObjectId.parse(id).isEmpty()) {
                throw new StartFailure(ExitCode.INVALID_INPUT, id + " is no object id.");
            }
            try (Session session = Session.with(options)) {
                session.request(method, "/deny/" + id, body);
            }
            command.commandLine().getErr().println("Object " + id + " " + outcome + ".");
            return ExitCode.OK.number();
        }
    }
}
