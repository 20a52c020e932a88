package org.distributornode.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.distributornode.bootstrap.NodeProcess;
import org.distributornode.bootstrap.config.ConfigurationReader;
import org.distributornode.bootstrap.config.ConfigurationResult;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.jspecify.annotations.Nullable;

/// A whole node on a free port in this process, with its folders, its `config.yml` and the world it talks to.
///
/// It waits for others longer than any test lasts, and asks nobody else meanwhile: however slow the machine is, nothing
/// happens by a time-out. A test of a time-out sets it.
public final class NodeRig implements AutoCloseable {

    private static final int STORAGE_NODES = 2;
    private static final int AGES = 300_000;

    private final TemporaryFolder folder = TemporaryFolder.create();
    private final SimulatedWorld world = SimulatedWorld.start(STORAGE_NODES);
    private final ConfigFile config = new ConfigFile();
    private @Nullable NodeProcess node;
    private @Nullable NodeClient client;
    private @Nullable NodeClient operator;
    private @Nullable NodeClient integration;

    private NodeRig(String... settings) {
        config.set("id", "e2e-node")
                .set("workerId", SimulatedWorld.WORKER)
                .set("endpoints.storageSquid", world.queryNode().endpoint())
                .set("directories.assets", "./assets")
                .set("directories.cacheState", "./state")
                .set("limits.storage", "64M")
                .set("limits.outboundRequestsTimeoutMs", AGES)
                .set("limits.queryNodeCacheTTL", 1)
                .set("limits.queryNodeNegativeCacheTTL", 1)
                .set("sources.hedgeShare", "0%")
                .set("fills.stallAfterMs", AGES)
                .set("publicApi.host", "127.0.0.1")
                .set("publicApi.port", 0);
        set(settings);
    }

    /// A node that is not started yet. To be closed, whether it is started or not.
    ///
    /// @param settings dotted keys and YAML values in turn, over those of the rig; the value `-` takes a key
    /// away
    public static NodeRig prepared(String... settings) {
        return new NodeRig(settings);
    }

    /// A node that serves, with two storage nodes.
    ///
    /// @param settings as in [#prepared]
    public static NodeRig started(String... settings) {
        NodeRig rig = prepared(settings);
        try {
            rig.start();
            return rig;
        } catch (RuntimeException | Error failure) {
            rig.close();
            throw failure;
        }
    }

    /// Changes settings; they count from the next start on.
    public void set(String... settings) {
        for (int i = 0; i < settings.length; i += 2) {
            if (settings[i + 1].equals("-")) {
                config.remove(settings[i]);
            } else {
                config.set(settings[i], settings[i + 1]);
            }
        }
        config.write(configFile());
    }

    /// Starts the node on the folders as they are.
    public void start() {
        if (node != null) {
            throw new IllegalStateException("runs already");
        }
        NodeProcess started = NodeProcess.start(configuration());
        node = started;
        client = new NodeClient(started.publicPort());
        operator = started.operatorPort().isPresent()
                ? new NodeClient(started.operatorPort().getAsInt())
                : null;
        integration = started.integrationPort().isPresent()
                ? new NodeClient(started.integrationPort().getAsInt())
                : null;
    }

    /// Ends the node in order.
    public void stop() {
        if (client != null) {
            client.close();
            client = null;
        }
        if (operator != null) {
            operator.close();
            operator = null;
        }
        if (integration != null) {
            integration.close();
            integration = null;
        }
        if (node != null) {
            node.close();
            node = null;
        }
    }

    /// Waits for a node that was told to end by itself.
    public void awaitEnd() throws InterruptedException {
        running().awaitEnd();
    }

    /// A use case of the node that runs.
    public <T> T useCase(Class<T> type) {
        return running().useCase(type);
    }

    private NodeProcess running() {
        if (node == null) {
            throw new IllegalStateException("the node does not run");
        }
        return node;
    }

    /// Ends the node and starts it on the same folders, on another port.
    public void restart() {
        stop();
        start();
    }

    public NodeClient client() {
        if (client == null) {
            throw new IllegalStateException("the node does not run");
        }
        return client;
    }

    /// A client of the operator API, on nodes that have one.
    public NodeClient operator() {
        if (operator == null) {
            throw new IllegalStateException("the node has no operator API");
        }
        return operator;
    }

    /// A client of the integration API, on nodes that have one.
    public NodeClient integration() {
        if (integration == null) {
            throw new IllegalStateException("the node has no integration API");
        }
        return integration;
    }

    /// Has the node fetch the object and waits until it is kept.
    public void hold(Published object) {
        client().get(object.path());
        awaitHit(object);
    }

    /// A part of an object may end before the object is kept.
    public void awaitHit(Published object) {
        await(() -> client().head(object.path()).cache().equals("hit"));
    }

    /// Waits for what happens beside the answers.
    public static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }

    public SimulatedWorld world() {
        return world;
    }

    public Path configFile() {
        return folder.path().resolve("config.yml");
    }

    public Path assets() {
        return folder.path().resolve("assets");
    }

    public Path state() {
        return folder.path().resolve("state");
    }

    public Path folder() {
        return folder.path();
    }

    /// The names in the assets folder.
    public Set<String> held() {
        return TemporaryFolder.names(assets());
    }

    /// What the configuration reader makes of the file.
    public NodeConfiguration configuration() {
        ConfigurationResult result = new ConfigurationReader(Map.of()).read(configFile());
        return switch (result) {
            case ConfigurationResult.Accepted accepted -> accepted.configuration();
            case ConfigurationResult.Refused refused -> throw new IllegalStateException(refused.sentence());
        };
    }

    @Override
    public void close() {
        try (folder;
                world) {
            stop();
        }
    }
}
