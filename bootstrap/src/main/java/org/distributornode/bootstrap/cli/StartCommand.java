package org.distributornode.bootstrap.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.distributornode.bootstrap.config.ConfigurationReader;
import org.distributornode.bootstrap.config.ConfigurationResult;
import org.distributornode.bootstrap.config.ConfigurationResult.Accepted;
import org.distributornode.bootstrap.config.ConfigurationResult.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `start`: reads the configuration, sets up the logs, runs the node.
@Command(name = "start", description = "Runs the node.", mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(StartCommand.class);

    private final Map<String, String> environment;
    private final NodeStarter starter;

    @Option(
            names = {"-c", "--configPath", "--config"},
            paramLabel = "FILE",
            description = "The configuration, YAML or JSON (default: what CONFIG_PATH says, else ./config.yml).")
    private @Nullable Path file;

    StartCommand(Map<String, String> environment, NodeStarter starter) {
        this.environment = Map.copyOf(environment);
        this.starter = starter;
    }

    @Override
    public Integer call() {
        ConfigurationReader reader = new ConfigurationReader(environment);
        Path named = file;
        ConfigurationResult result = reader.read(named == null ? reader.usualFile() : named);
        return switch (result) {
            case Accepted accepted -> run(accepted);
            case Refused refused -> throw failure(refused);
        };
    }

    private int run(Accepted accepted) {
        LogOutputs.open(accepted.configuration().logs());
        LOG.atInfo().addKeyValue("settings", accepted.settings()).log("configuration read");
        accepted.warnings().forEach(LOG::warn);
        return starter.run(accepted.configuration());
    }

    /// How a command ends whose configuration is refused.
    static StartFailure failure(Refused refused) {
        return new StartFailure(ExitCode.of(refused.fault()), refused.sentence());
    }
}
