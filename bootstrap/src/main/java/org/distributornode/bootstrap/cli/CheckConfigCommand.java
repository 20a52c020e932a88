package org.distributornode.bootstrap.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.adapters.http.netty.ListenerTls;
import org.distributornode.adapters.http.tls.CertificateRefused;
import org.distributornode.bootstrap.config.ConfigurationResult.Accepted;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.config.OperatorApi;
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
        checkCertificates(accepted.configuration());
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

    /// A node would not start with one that is no good.
    private static void checkCertificates(NodeConfiguration node) {
        try {
            Stream.concat(node.publicApi().tls().stream(), node.operatorApi().flatMap(OperatorApi::tls).stream())
                    .forEach(files -> ListenerTls.of(
                            files,
                            InstantSource.system(),
                            node.encryption().engine(),
                            node.encryption().handshakeTimeout(),
                            Optional.empty()));
        } catch (CertificateRefused refused) {
            throw new StartFailure(ExitCode.of(refused), refused.sentence(), refused);
        }
    }
}
