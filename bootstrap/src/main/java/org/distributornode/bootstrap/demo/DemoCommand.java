package org.distributornode.bootstrap.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.distributornode.bootstrap.cli.ExitCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `demo`: runs the node in front of a small network of its own until Ctrl-C, which ends all of it with exit code 0.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Serves a film, a tune, a picture and subtitles from a storage network in this process.")
public final class DemoCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);
    private static final int LAST_PORT = 65_535;

    private final NodeLauncher launcher;
    private final Runnable vectors;
    private final Runnable services;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--port",
            defaultValue = "3334",
            paramLabel = "PORT",
            description = "Port of the node's public API, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--page-port",
            defaultValue = "3380",
            paramLabel = "PORT",
            description = "Port of the page with the player, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int pagePort;

    @Option(
            names = "--aistore-port",
            paramLabel = "PORT",
            description = "Port of the AIStore API, 0 for any free one (default: 8080, or a free one if it is taken).")
    private @Nullable Integer aistorePort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep the node's files there; without this they go into a temporary folder that is removed.")
    private @Nullable Path data;

    @Option(
            names = "--rehearse",
            hidden = true,
            description = "Ask for everything once, as a first viewer would, and end.")
    private boolean rehearse;

    /// @param vectors lets content be hashed by vectors if none was hashed before; a rehearsal hashes without, since
    ///     the JVM that makes the cache of classes lacks their module
    /// @param services keeps for later starts where the framework found its services; for a rehearsal alone
    public DemoCommand(NodeLauncher launcher, Runnable vectors, Runnable services) {
        this.launcher = launcher;
        this.vectors = vectors;
        this.services = services;
    }

    /// Does not return once all of it runs, unless it is a rehearsal.
    ///
    /// @throws org.distributornode.bootstrap.cli.StartFailure if it cannot be started
    @Override
    public Integer call() throws InterruptedException {
        check(port, "--port");
        check(pagePort, "--page-port");
        if (aistorePort != null) {
            check(aistorePort, "--aistore-port");
        }
        if (rehearse) {
            services.run();
        } else {
            vectors.run();
        }
        Demo demo = new Demo(launcher);
        AtomicBoolean failed = new AtomicBoolean();
        OptionalInt aistore = aistorePort == null ? OptionalInt.empty() : OptionalInt.of(aistorePort);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(demo, failed.get())));
        try {
            Demo.Running running = demo.start(new Demo.Ports(port, pagePort, aistore), folder());
            if (rehearse) {
                Rehearsal.of(running);
                running.again().run();
                vectors.run();
                return ExitCode.OK.number();
            }
            print(running);
        } catch (Opened.Ending _) {
            LOG.debug("ended while it started");
        } catch (RuntimeException e) {
            failed.set(true);
            throw e;
        }
        new CountDownLatch(1).await();
        return ExitCode.OK.number();
    }

    private DemoFolder folder() {
        return data == null ? DemoFolder.forOneRun() : DemoFolder.kept(data);
    }

    /// A JVM that a signal ends reports the signal in its exit code unless a hook halts it.
    private static void end(Demo demo, boolean failed) {
        demo.close();
        if (!failed) {
            Runtime.getRuntime().halt(ExitCode.OK.number());
        }
    }

    private void print(Demo.Running running) {
        PrintWriter out = spec.commandLine().getOut();
        running.objects().forEach(out::println);
        out.println("Speak the AIStore API at " + running.aistore() + ".");
        out.println("Watch them at " + running.page() + " and press Ctrl-C to end.");
        out.flush();
    }

    private void check(int value, String flag) {
        if (value < 0 || value > LAST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), flag + " must be a port from 0 to " + LAST_PORT + ", not " + value + ".");
        }
    }
}
