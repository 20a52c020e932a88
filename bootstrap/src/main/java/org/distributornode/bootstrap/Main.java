package org.distributornode.bootstrap;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.distributornode.adapters.filesystem.cache.LinkedAhead;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.LogOutputs;
import org.distributornode.bootstrap.cli.NodeCommandLine;
import org.distributornode.bootstrap.cli.PlainStart;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.bootstrap.cli.Terminal;
import org.distributornode.bootstrap.cli.remote.RemoteCommands;
import org.distributornode.bootstrap.config.ConfigurationReader;
import org.distributornode.bootstrap.config.ConfigurationResult;
import org.distributornode.bootstrap.demo.DemoCommand;
import org.distributornode.bootstrap.demo.DemoNetworkCommand;
import org.distributornode.bootstrap.demo.NodeLauncher.RunningNode;
import org.distributornode.bootstrap.takeover.FolderCommands;

/// Where the process begins.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        if (arguments.length > 0 && arguments[0].equals("start")) {
            ServiceFile.use();
            LinkedAhead.begin();
            VectorModule.load();
        }
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        System.exit(new PlainStart(environment, NodeUntilSignal::run, err)
                .run(arguments)
                .orElseGet(() -> line(environment).execute(arguments)));
    }

    /// All that can be typed.
    static NodeCommandLine line(Map<String, String> environment) {
        NodeCommandLine line = new NodeCommandLine(environment, NodeUntilSignal::run)
                .with(new DemoCommand(Main::launch, VectorModule::load, ServiceFile::renew))
                .with(new DemoNetworkCommand())
                .with(RemoteCommands.all(environment, Terminal.ofProcess(), InstantSource.system()));
        FolderCommands.all(environment).forEach(line::with);
        return line;
    }

    /// A node for the demo, which the environment does not configure.
    private static RunningNode launch(Path file) {
        return switch (new ConfigurationReader(Map.of()).read(file)) {
            case ConfigurationResult.Accepted accepted -> {
                LogOutputs.open(accepted.configuration().logs());
                yield new DemoNode(NodeUntilSignal.start(accepted.configuration()));
            }
            case ConfigurationResult.Refused refused -> throw new StartFailure(ExitCode.FAILED, refused.sentence());
        };
    }

    private record DemoNode(NodeProcess node) implements RunningNode {

        @Override
        public int publicPort() {
            return node.publicPort();
        }

        @Override
        public int aistorePort() {
            return node.aistorePort().orElseThrow();
        }

        @Override
        public void close() {
            node.close();
        }
    }
}
