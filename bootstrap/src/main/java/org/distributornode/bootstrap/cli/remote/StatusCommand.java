package org.distributornode.bootstrap.cli.remote;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.OutputOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `status`: how a running node is.
@Command(
        name = "status",
        description = "Tells how a running node is: asks its operator API, or its public one, which wants no secret.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final NodeOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    StatusCommand(NodeOptions.Caller caller) {
        this.options = new NodeOptions(caller);
    }

    @Override
    public Integer call() {
        JsonValue status = Session.getFromEither(options, "/status");
        PrintWriter out = spec.commandLine().getOut();
        output.print(out, status, () -> print(out, "", status));
        return ExitCode.OK.number();
    }

    private static void print(PrintWriter out, String path, JsonValue value) {
        switch (value) {
            case JsonObject object ->
                object.members()
                        .forEach((name, member) -> print(out, path.isEmpty() ? name : path + "." + name, member));
            case JsonText text -> line(out, path, text.value());
            case JsonArray array -> line(out, path, array.text());
            case JsonValue.JsonNumber number -> line(out, path, number.text());
            case JsonValue.JsonBoolean bool -> line(out, path, bool.text());
            case JsonValue.JsonNull _ -> line(out, path, "");
        }
    }

    private static void line(PrintWriter out, String name, String value) {
        out.println((name + ": " + value).stripTrailing());
    }
}
