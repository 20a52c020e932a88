package org.distributornode.bootstrap.demo;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.bootstrap.demo.DemoNetwork.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `demo-network`: the network of the demo alone, for a node in another process or container. Runs until Ctrl-C or
/// SIGTERM, which ends it with exit code 0.
@Command(
        name = "demo-network",
        mixinStandardHelpOptions = true,
        description = "Runs the demo's query node and storage nodes, for a node that is started elsewhere.")
public final class DemoNetworkCommand implements Callable<Integer> {

    private static final int STORAGE_NODES = 2;
    private static final int LAST_PORT = 65_535 - STORAGE_NODES;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "HOST",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(
            names = "--name",
            defaultValue = "127.0.0.1",
            paramLabel = "NAME",
            description = "Name or address by which the node reaches this machine (default: ${DEFAULT-VALUE}).")
    private String name = "";

    @Option(
            names = "--port",
            defaultValue = "4352",
            paramLabel = "PORT",
            description = "Port of the query node, 0 for any free ones; the storage nodes take the two after it"
                    + " (default: ${DEFAULT-VALUE}).")
    private int port;

    /// Does not return once it runs.
    ///
    /// @throws StartFailure if it cannot be started
    @Override
    public Integer call() throws InterruptedException {
        DemoNetwork network = start(place());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(network)));
        PrintWriter out = spec.commandLine().getOut();
        out.println("endpoints.storageSquid: " + network.queryNode());
        out.println("workerId: " + DemoNetwork.WORKER);
        out.flush();
        new CountDownLatch(1).await();
        return ExitCode.OK.number();
    }

    private static DemoNetwork start(Place place) {
        try {
            return DemoNetwork.start(place);
        } catch (UncheckedIOException e) {
            throw new StartFailure(
                    place.address().getHostAddress() + ": " + e.getMessage()
                            + "; choose another with --port or --host.",
                    e);
        }
    }

    private static void end(DemoNetwork network) {
        network.close();
        Runtime.getRuntime().halt(ExitCode.OK.number());
    }

    private Place place() {
        if (port < 0 || port > LAST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--port must be from 0 to " + LAST_PORT + ", not " + port + ".");
        }
        try {
            return new Place(InetAddress.getByName(host), port, name);
        } catch (UnknownHostException _) {
            throw new ParameterException(spec.commandLine(), "--host must be an address, not " + host + ".");
        }
    }
}
