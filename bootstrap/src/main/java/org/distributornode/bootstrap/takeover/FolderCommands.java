package org.distributornode.bootstrap.takeover;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.distributornode.bootstrap.cli.ConfigurationOption;
import org.distributornode.bootstrap.cli.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `import` and `export`: what a stopped node knows, from and to a reference node.
public final class FolderCommands {

    private FolderCommands() {}

    /// @param environment as [System#getenv()] gives it
    public static List<Callable<Integer>> all(Map<String, String> environment) {
        return List.of(new Import(environment), new Export(environment));
    }

    @Command(
            name = "import",
            description = "Takes a cache.json of the reference node up into the folders of a stopped node.",
            mixinStandardHelpOptions = true)
    private static final class Import implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private final ConfigurationOption configuration;

        @Parameters(paramLabel = "FILE", description = "The cache.json.")
        private Path from = Path.of("cache.json");

        Import(Map<String, String> environment) {
            this.configuration = new ConfigurationOption(environment);
        }

        @Override
        public Integer call() {
            try (StoppedNode node = StoppedNode.open(configuration.read().configuration())) {
                StoppedNode.Imported imported = node.importFrom(from);
                spec.commandLine()
                        .getOut()
                        .println(imported.listed() + " objects listed, " + imported.present()
                                + " of them have a file; the next start adopts them.");
            }
            return ExitCode.OK.number();
        }
    }

    @Command(
            name = "export",
            description = "Writes the cache.json that the reference node starts from; the node must be stopped.",
            mixinStandardHelpOptions = true)
    private static final class Export implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private final ConfigurationOption configuration;

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "Leave a copy there, too.")
        private @Nullable Path copy;

        Export(Map<String, String> environment) {
            this.configuration = new ConfigurationOption(environment);
        }

        @Override
        public Integer call() {
            try (StoppedNode node = StoppedNode.open(configuration.read().configuration())) {
                Path to = copy;
                StoppedNode.Exported exported = to == null ? node.export() : node.export(to);
                spec.commandLine().getOut().println(exported.objects() + " objects written to cache.json.");
                exported.folders()
                        .forEach(folder -> spec.commandLine()
                                .getErr()
                                .println("The reference node will not start while the folder " + folder
                                        + " is among the assets."));
            }
            return ExitCode.OK.number();
        }
    }
}
