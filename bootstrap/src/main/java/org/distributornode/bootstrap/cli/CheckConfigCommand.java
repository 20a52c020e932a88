package org.distributornode.bootstrap.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.bootstrap.config.ConfigurationResult.Accepted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `config:check`: says whether a node would start with a configuration, and what it would take from it.
@Command(
        name = "config:check",
        description = "Checks a configuration and prints all that it comes to, secrets masked.",
        mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final ConfigurationOption configuration;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    CheckConfigCommand(Map<String, String> environment) {
        this.configuration = new ConfigurationOption(environment);
    }

    @Override
    public Integer call() {
        Accepted accepted = configuration.read();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        accepted.settings().forEach((key, value) -> members.put(key, new JsonText(value)));
        PrintWriter out = spec.commandLine().getOut();
        output.print(
                out,
                new JsonObject(members),
                () -> accepted.settings().forEach((key, value) -> out.println(key + ": " + value)));
        PrintWriter err = spec.commandLine().getErr();
        accepted.warnings().forEach(err::println);
        err.println("The configuration " + configuration.file() + " is good.");
        return ExitCode.OK.number();
    }
}
