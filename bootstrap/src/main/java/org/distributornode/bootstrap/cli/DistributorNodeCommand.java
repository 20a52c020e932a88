package org.distributornode.bootstrap.cli;

import org.distributornode.bootstrap.config.NodeVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `distributor-node` itself, which does nothing without a command.
@Command(
        name = "distributor-node",
        description = "Fetches media once from a storage network, proves it, keeps it and serves it.",
        mixinStandardHelpOptions = true,
        versionProvider = DistributorNodeCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class DistributorNodeCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        throw new ParameterException(line, "A command is missing.");
    }

    /// Prints the version that was built.
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"distributor-node " + NodeVersion.current()};
        }
    }
}
