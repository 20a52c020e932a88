package org.distributornode.bootstrap.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.bootstrap.config.ConfigurationReader;
import org.distributornode.bootstrap.config.ConfigurationResult;
import org.distributornode.bootstrap.config.ConfigurationResult.Accepted;
import org.distributornode.bootstrap.config.ConfigurationResult.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `config:check`: says whether a node would start with a configuration, and what it would take from it.
@Command(
        name = "config:check",
        description = "Checks a configuration and prints all that it comes to, secrets masked.",
        mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-c", "--configPath", "--config"},
            paramLabel = "FILE",
            description = "The configuration, YAML or JSON (default: what CONFIG_PATH says, else ./config.yml).")
    private @Nullable Path file;

    @Option(names = "-o", defaultValue = "text", paramLabel = "text|json", description = "How to print it.")
    private String format = "text";

    CheckConfigCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
        if (!format.equals("text") && !format.equals("json")) {
            throw new ParameterException(spec.commandLine(), "-o: " + format + " is none of text and json.");
        }
        ConfigurationReader reader = new ConfigurationReader(environment);
        Path named = file;
        Path read = named == null ? reader.usualFile() : named;
        ConfigurationResult result = reader.read(read);
        return switch (result) {
            case Accepted accepted -> print(accepted, read);
            case Refused refused -> throw StartCommand.failure(refused);
        };
    }

    private int print(Accepted accepted, Path read) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (format.equals("json")) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            accepted.settings().forEach((key, value) -> members.put(key, new JsonText(value)));
            out.println(new JsonObject(members).text());
        } else {
            accepted.settings().forEach((key, value) -> out.println(key + ": " + value));
        }
        accepted.warnings().forEach(err::println);
        err.println("The configuration " + read + " is good.");
        return ExitCode.OK.number();
    }
}
