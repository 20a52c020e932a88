package org.distributornode.bootstrap.cli.remote;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.distributornode.adapters.http.tls.CertificateFiles;
import org.distributornode.bootstrap.cli.ConfigurationOption;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.LocalAddress;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.bootstrap.cli.Terminal;
import org.distributornode.bootstrap.client.OperatorClient;
import org.distributornode.bootstrap.client.Trust;
import org.distributornode.bootstrap.config.ConfigurationResult.Accepted;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which node a command speaks to, and as whom. What is not given comes from the configuration, if there is one, else
/// the person at the terminal is asked.
final class NodeOptions {

    private final Caller caller;

    @Option(
            names = {"-u", "--url"},
            paramLabel = "URL",
            description = "Address of the API that is asked, such as http://localhost:3335.")
    private @Nullable String url;

    @Option(
            names = {"-s", "--secret"},
            paramLabel = "SECRET",
            description = "Secret of that API (default: its hmacSecret in the configuration).")
    private @Nullable String secret;

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description =
                    "Certificates, PEM, to believe a node on https by (default: those that Java believes, or, where"
                            + " the address comes from the configuration, the one that is in it).")
    private @Nullable Path trusted;

    @Mixin
    private final ConfigurationOption configuration;

    @Option(
            names = {"-y", "--yes"},
            description = "Never ask (also AUTO_CONFIRM=true).")
    private boolean silent;

    NodeOptions(Caller caller) {
        this.caller = caller;
        this.configuration = new ConfigurationOption(caller.environment());
    }

    /// @throws StartFailure if it is not known where the node is or what its secret is
    OperatorClient connect(NodeApi api) {
        return open(
                api,
                address(api, configured(api).flatMap(found -> found.address().find())),
                Optional.of(secret(api)));
    }

    /// For what both listeners tell: without an operator API the public one is meant, and a secret that nobody knows is
    /// done without.
    ///
    /// @throws StartFailure if it is not known where the node is
    OperatorClient connectToEither() {
        Optional<NodeConfiguration> node = configured();
        Optional<URI> configured = node.flatMap(NodeApi.OPERATOR::in)
                .flatMap(found -> found.address().find())
                .or(() -> node.flatMap(found -> LocalAddress.of(found.publicApi())));
        return open(NodeApi.OPERATOR, address(NodeApi.OPERATOR, configured), knownSecret(NodeApi.OPERATOR));
    }

    /// @throws StartFailure if the secret is not known
    String secret(NodeApi api) {
        return knownSecret(api)
                .or(() -> ask("Secret of the " + api.named(), true))
                .orElseThrow(() -> missing("secret", api, "-s"));
    }

    /// How long a session token may be good, as far as that is known.
    Optional<Duration> longestSession(NodeApi api) {
        return configured(api).map(NodeApi.Found::longestSession);
    }

    /// Whether the address was given: it is that of one API alone.
    boolean isAddressed() {
        return url != null;
    }

    InstantSource clock() {
        return caller.clock();
    }

    Terminal terminal() {
        return caller.terminal();
    }

    private OperatorClient open(NodeApi api, String address, Optional<String> known) {
        try {
            return new OperatorClient(address, known, trust(api), caller.clock()).saying(api.headers());
        } catch (IllegalArgumentException problem) {
            throw new StartFailure(ExitCode.INVALID_INPUT, "-u: " + problem.getMessage() + ".");
        }
    }

    /// The node of the configuration shows what is configured, by a name that is hardly in it.
    private Trust trust(NodeApi api) {
        try {
            if (trusted != null) {
                return Trust.inFile(trusted);
            }
            return url == null
                    ? configured()
                            .flatMap(node -> certificate(api, node))
                            .map(Trust::inFileWhateverItsName)
                            .orElseGet(Trust::ordinary)
                    : Trust.ordinary();
        } catch (IllegalArgumentException problem) {
            throw new StartFailure(ExitCode.INVALID_FILE, "No certificate to trust: " + problem.getMessage(), problem);
        }
    }

    private static Optional<Path> certificate(NodeApi api, NodeConfiguration node) {
        return api.in(node)
                .map(NodeApi.Found::tls)
                .orElseGet(() -> node.publicApi().tls())
                .map(CertificateFiles::certificate);
    }

    private String address(NodeApi api, Optional<URI> configured) {
        return Optional.ofNullable(url)
                .or(() -> configured.map(URI::toString))
                .or(() -> ask("Address of the " + api.named(), false))
                .orElseThrow(() -> missing("address", api, "-u"));
    }

    private Optional<String> knownSecret(NodeApi api) {
        return Optional.ofNullable(secret)
                .or(() -> Optional.ofNullable(caller.environment().get(api.variable())))
                .or(() -> configured(api).map(NodeApi.Found::secret));
    }

    private Optional<NodeApi.Found> configured(NodeApi api) {
        return configured().flatMap(api::in);
    }

    /// The configuration that is named, or found; empty without one.
    Optional<NodeConfiguration> configured() {
        return configuration.find().map(Accepted::configuration);
    }

    private Optional<String> ask(String question, boolean hidden) {
        boolean confirmed =
                caller.environment().getOrDefault("AUTO_CONFIRM", "").matches("true|-?[1-9][0-9]*");
        return silent || confirmed ? Optional.empty() : caller.terminal().ask(question, hidden);
    }

    private static StartFailure missing(String what, NodeApi api, String option) {
        return new StartFailure(
                ExitCode.INVALID_INPUT,
                "It is not known what the " + what + " of the " + api.named() + " is: give it with " + option
                        + ", or name a configuration with the section " + api.section() + " by -c.");
    }

    /// Who types the command, and where.
    ///
    /// @param environment as [System#getenv()] gives it
    record Caller(Map<String, String> environment, Terminal terminal, InstantSource clock) {
        Caller {
            environment = Map.copyOf(environment);
        }
    }
}
