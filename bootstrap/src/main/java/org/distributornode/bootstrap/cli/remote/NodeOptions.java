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
import org.distributornode.bootstrap.config.OperatorApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which node a command speaks to, and as whom. What is not given comes from the configuration, if there is one, else
/// the person at the terminal is asked.
final class NodeOptions {

    private static final String SECRET = "JOYSTREAM_DISTRIBUTOR__OPERATOR_API__HMAC_SECRET";

    private final Caller caller;

    @Option(
            names = {"-u", "--url"},
            paramLabel = "URL",
            description = "Address of the node's operator API, such as http://localhost:3335.")
    private @Nullable String url;

    @Option(
            names = {"-s", "--secret"},
            paramLabel = "SECRET",
            description = "Secret of the operator API (default: operatorApi.hmacSecret of the configuration).")
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
    OperatorClient connect() {
        return open(address(configured().flatMap(NodeOptions::operator)), Optional.of(secret()));
    }

    /// For what both listeners tell: without an operator API the public one is meant, and a secret that nobody knows is
    /// done without.
    ///
    /// @throws StartFailure if it is not known where the node is
    OperatorClient connectToEither() {
        Optional<NodeConfiguration> node = configured();
        Optional<URI> configured =
                node.flatMap(NodeOptions::operator).or(() -> node.flatMap(found -> LocalAddress.of(found.publicApi())));
        return open(address(configured), knownSecret());
    }

    /// @throws StartFailure if the secret is not known
    String secret() {
        return knownSecret()
                .or(() -> ask("Secret of the operator API", true))
                .orElseThrow(() -> missing("the secret of the operator API", "-s"));
    }

    /// How long a session token may be good, as far as that is known.
    Optional<Duration> longestSession() {
        return configured().flatMap(NodeConfiguration::operatorApi).map(OperatorApi::sessionTtlMax);
    }

    InstantSource clock() {
        return caller.clock();
    }

    Terminal terminal() {
        return caller.terminal();
    }

    private OperatorClient open(String address, Optional<String> known) {
        try {
            return new OperatorClient(address, known, trust(), caller.clock());
        } catch (IllegalArgumentException problem) {
            throw new StartFailure(ExitCode.INVALID_INPUT, "-u: " + problem.getMessage() + ".");
        }
    }

    /// The node of the configuration shows what is configured, by a name that is hardly in it.
    private Trust trust() {
        try {
            if (trusted != null) {
                return Trust.inFile(trusted);
            }
            return url == null
                    ? configured()
                            .flatMap(NodeOptions::certificate)
                            .map(Trust::inFileWhateverItsName)
                            .orElseGet(Trust::ordinary)
                    : Trust.ordinary();
        } catch (IllegalArgumentException problem) {
            throw new StartFailure(ExitCode.INVALID_FILE, "No certificate to trust: " + problem.getMessage(), problem);
        }
    }

    private static Optional<Path> certificate(NodeConfiguration node) {
        return node.operatorApi()
                .map(OperatorApi::tls)
                .orElseGet(() -> node.publicApi().tls())
                .map(CertificateFiles::certificate);
    }

    private String address(Optional<URI> configured) {
        return Optional.ofNullable(url)
                .or(() -> configured.map(URI::toString))
                .or(() -> ask("Address of the operator API", false))
                .orElseThrow(() -> missing("the address of the operator API", "-u"));
    }

    private Optional<String> knownSecret() {
        return Optional.ofNullable(secret)
                .or(() -> Optional.ofNullable(caller.environment().get(SECRET)))
                .or(() -> configured().flatMap(NodeConfiguration::operatorApi).map(OperatorApi::hmacSecret));
    }

    private static Optional<URI> operator(NodeConfiguration node) {
        return node.operatorApi().flatMap(LocalAddress::of);
    }

    private Optional<NodeConfiguration> configured() {
        return configuration.find().map(Accepted::configuration);
    }

    private Optional<String> ask(String question, boolean hidden) {
        boolean confirmed =
                caller.environment().getOrDefault("AUTO_CONFIRM", "").matches("true|-?[1-9][0-9]*");
        return silent || confirmed ? Optional.empty() : caller.terminal().ask(question, hidden);
    }

    private static StartFailure missing(String what, String option) {
        return new StartFailure(
                ExitCode.INVALID_INPUT,
                "It is not known what " + what + " is: give it with " + option
                        + ", or name a configuration with an operatorApi section by -c.");
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
