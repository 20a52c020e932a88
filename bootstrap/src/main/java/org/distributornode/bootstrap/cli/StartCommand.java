package org.distributornode.bootstrap.cli;

import java.util.concurrent.Callable;
import org.distributornode.bootstrap.config.ConfigurationResult.Accepted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `start`: reads the configuration, sets up the logs, runs the node.
@Command(name = "start", description = "Runs the node.", mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(StartCommand.class);

    private final NodeStarter starter;

    @Mixin
    private final ConfigurationOption configuration;

    StartCommand(ConfigurationOption configuration, NodeStarter starter) {
        this.configuration = configuration;
        this.starter = starter;
    }

    @Override
    public Integer call() {
        Accepted accepted = configuration.read();
        LogOutputs.open(accepted.configuration().logs());
        LOG.atInfo().addKeyValue("settings", accepted.settings()).log("configuration read");
        accepted.warnings().forEach(LOG::warn);
        return starter.run(accepted.configuration());
    }
}
