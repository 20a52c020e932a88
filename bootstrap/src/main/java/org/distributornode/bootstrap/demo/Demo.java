package org.distributornode.bootstrap.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.bootstrap.demo.NodeLauncher.RunningNode;

/// The demo: a network in this process, a node in front of it, and a page that plays what the node serves.
final class Demo implements AutoCloseable {

    private static final String PORT_FLAG = "--port";
    private static final String PAGE_PORT_FLAG = "--page-port";
    private static final String AISTORE_PORT_FLAG = "--aistore-port";
    private static final int USUAL_AISTORE_PORT = 8080;

    private final NodeLauncher launcher;
    private final Opened opened = new Opened();

    Demo(NodeLauncher launcher) {
        this.launcher = launcher;
    }

    /// Starts all of it. What a failed start leaves open goes with [#close()].
    ///
    /// @param folder for the node's files; belongs to the demo from now on
    /// @throws StartFailure if a port is taken, the folder cannot be written to or the node does not start
    /// @throws Opened.Ending if the demo is closed meanwhile
    Running start(Ports ports, DemoFolder folder) {
        opened.add(folder);
        requireFree(ports.node(), PORT_FLAG);
        requireFree(ports.page(), PAGE_PORT_FLAG);
        int aistore = aistore(ports.aistore());
        DemoNetwork network = opened.add(DemoNetwork.start(DemoNetwork.Place.HERE));
        RunningNode node = opened.add(launcher.launch(folder.configure(network.queryNode(), ports.node(), aistore)));
        URI address = URI.create("http://127.0.0.1:" + node.publicPort());
        DemoPage page = opened.add(page(ports.page(), address));
        List<URI> objects = Arrays.stream(DemoMedia.values())
                .map(media -> address(address, media))
                .toList();
        URI store = URI.create("http://127.0.0.1:" + node.aistorePort());
        return new Running(objects, page.address(), store, () -> startAgain(node, folder));
    }

    private void startAgain(RunningNode node, DemoFolder folder) {
        node.close();
        launcher.launch(folder.configureWithoutNetwork()).close();
    }

    /// Ends whatever has been started. May be called at any time, from any thread, more than once.
    @Override
    public void close() {
        opened.close();
    }

    /// Where `node`, by its scheme and authority, serves a medium.
    static URI address(URI node, DemoMedia media) {
        return node.resolve("/api/v1/assets/" + media.id());
    }

    private static DemoPage page(int port, URI node) {
        try {
            return DemoPage.start(port, node);
        } catch (IOException _) {
            throw taken(port, PAGE_PORT_FLAG);
        }
    }

    /// The usual one gives way, since others use it too; one that was asked for does not.
    private static int aistore(OptionalInt asked) {
        if (asked.isPresent()) {
            requireFree(asked.getAsInt(), AISTORE_PORT_FLAG);
            return asked.getAsInt();
        }
        return isFree(USUAL_AISTORE_PORT) ? USUAL_AISTORE_PORT : 0;
    }

    private static void requireFree(int port, String flag) {
        if (!isFree(port)) {
            throw taken(port, flag);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static StartFailure taken(int port, String flag) {
        return new StartFailure(
                ExitCode.FAILED, "Port " + port + " is taken or may not be used; choose another with " + flag + ".");
    }

    /// @param node of the node's public listener, 0 for any free one
    /// @param page of the page, 0 for any free one
    /// @param aistore of the AIStore API, 0 for any free one; absent for 8080, or any free one if that is taken
    record Ports(int node, int page, OptionalInt aistore) {}

    /// @param objects where the node serves each object
    /// @param page where the page is
    /// @param aistore where the AIStore API is
    /// @param again ends the node, and starts and ends it once more, with what it held and a file for a catalogue
    record Running(List<URI> objects, URI page, URI aistore, Runnable again) {}
}
