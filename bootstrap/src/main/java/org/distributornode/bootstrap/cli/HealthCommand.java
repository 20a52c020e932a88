package org.distributornode.bootstrap.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.net.ssl.HttpsURLConnection;
import org.distributornode.bootstrap.client.Trust;
import org.distributornode.bootstrap.config.NodeConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `health`: whether the node of this configuration answers on this machine; for the health check of a container. A
/// node whose operator has stopped the public API is healthy, if it has an operator API to say so.
@Command(
        name = "health",
        description = "Asks the running node whether it is well; ends with 0 if it is, with 1 if not.",
        mixinStandardHelpOptions = true)
final class HealthCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String OPERATORS = "/health";
    private static final String PUBLIC = "/api/v1/status";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final ConfigurationOption configuration;

    HealthCommand(Map<String, String> environment) {
        this.configuration = new ConfigurationOption(environment);
    }

    @Override
    public Integer call() {
        List<String> troubles = new ArrayList<>();
        for (URI address : addresses(configuration.read().configuration())) {
            String trouble = ask(address);
            if (trouble.isEmpty()) {
                spec.commandLine().getOut().println("Healthy: " + address + " answers.");
                return ExitCode.OK.number();
            }
            troubles.add(address + " " + trouble);
        }
        throw new StartFailure(
                ExitCode.FAILED,
                troubles.isEmpty()
                        ? "A node on port 0 cannot be asked: name a port in its configuration."
                        : "Not healthy: " + String.join("; ", troubles) + ".");
    }

    /// Where to ask, the operator API first.
    static List<URI> addresses(NodeConfiguration configuration) {
        List<URI> addresses = new ArrayList<>();
        configuration
                .operatorApi()
                .flatMap(LocalAddress::of)
                .ifPresent(address -> addresses.add(address.resolve(OPERATORS)));
        LocalAddress.of(configuration.publicApi()).ifPresent(address -> addresses.add(address.resolve(PUBLIC)));
        return addresses;
    }

    /// What is wrong there, empty if nothing.
    private static String ask(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            if (connection instanceof HttpsURLConnection encrypted) { // whoever answers here proves no more by a name
                encrypted.setSSLSocketFactory(Trust.any().context().getSocketFactory());
                encrypted.setHostnameVerifier((_, _) -> true);
            }
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            connection.setInstanceFollowRedirects(false);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == HttpURLConnection.HTTP_OK ? "" : "answers " + status;
        } catch (IOException e) {
            return "does not answer (" + e.getMessage() + ")";
        }
    }
}
