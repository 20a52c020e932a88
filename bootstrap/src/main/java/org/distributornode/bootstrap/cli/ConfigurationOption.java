package org.distributornode.bootstrap.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.distributornode.bootstrap.config.ConfigurationReader;
import org.distributornode.bootstrap.config.ConfigurationResult.Accepted;
import org.distributornode.bootstrap.config.ConfigurationResult.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option of a command that names the node's configuration.
public final class ConfigurationOption {

    private final Map<String, String> environment;

    @Option(
            names = {"-c", "--configPath", "--config"},
            paramLabel = "FILE",
            description = "The configuration, YAML or JSON (default: what CONFIG_PATH says, else ./config.yml).")
    private @Nullable Path named;

    /// @param environment as [System#getenv()] gives it
    public ConfigurationOption(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// @param named the file that the option names
    ConfigurationOption(Map<String, String> environment, Path named) {
        this(environment);
        this.named = named;
    }

    /// The file that is read.
    Path file() {
        Path path = named;
        return path == null ? reader().usualFile() : path;
    }

    /// @throws StartFailure if the configuration is refused
    public Accepted read() {
        return switch (reader().read(file())) {
            case Accepted accepted -> accepted;
            case Refused refused -> throw new StartFailure(ExitCode.of(refused.fault()), refused.sentence());
        };
    }

    /// Empty if no file was named and the usual one is not there or is refused.
    ///
    /// @throws StartFailure if the file that was named is refused
    public Optional<Accepted> find() {
        if (named != null) {
            return Optional.of(read());
        }
        return switch (reader().read(file())) {
            case Accepted accepted -> Optional.of(accepted);
            case Refused _ -> Optional.empty();
        };
    }

    private ConfigurationReader reader() {
        return new ConfigurationReader(environment);
    }
}
