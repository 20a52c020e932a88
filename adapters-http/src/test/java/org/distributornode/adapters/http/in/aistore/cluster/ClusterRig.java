package org.distributornode.adapters.http.in.aistore.cluster;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.in.aistore.Traffic;
import org.distributornode.adapters.http.in.aistore.job.WorkAnswers;
import org.distributornode.adapters.http.in.aistore.job.Works;
import org.distributornode.adapters.http.security.ListenerTokens;
import org.distributornode.adapters.http.testserver.AistoreServer;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.OperatorServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.adapters.http.testserver.StoreBench;
import org.distributornode.application.service.job.RememberWorkService;
import org.distributornode.application.service.settings.TuneNodeService;
import org.distributornode.application.service.store.EditMountpathsService;
import org.distributornode.application.testkit.InMemoryMountpaths;
import org.distributornode.application.testkit.InMemoryTuningStore;
import org.distributornode.application.testkit.InMemoryWorkNotes;
import org.distributornode.application.usecase.node.ShutDownNode;
import org.distributornode.application.usecase.store.EditMountpaths;

/// The rows of the cluster over a store in memory.
final class ClusterRig implements AutoCloseable {

    static final String MOUNTPATH = "/tmp";

    final StoreBench store;
    final InMemoryMountpaths folders = new InMemoryMountpaths("", MOUNTPATH);
    final EditMountpaths mountpaths;
    final InMemoryTuningStore tunings = new InMemoryTuningStore();
    final TuneNodeService tuning = new TuneNodeService(tunings, _ -> {});
    private final AtomicBoolean ending = new AtomicBoolean();
    final Traffic traffic = new Traffic();
    final Works works;
    private final AistoreServer server;

    ClusterRig(Optional<ListenerTokens> tokens) {
        this(tokens, new StoreBench());
    }

    ClusterRig(Optional<ListenerTokens> tokens, StoreBench store) {
        this.store = store;
        this.mountpaths = new EditMountpathsService(folders, store.shelves, store.jobs, store.clock);
        this.works = new Works(store.jobs, new RememberWorkService(new InMemoryWorkNotes(), 10), store.clock);
        NodeView view = new NodeView(mountpaths, traffic, store.clock);
        ConfigRows configuration = new ConfigRows(tuning, view);
        NodeQueries queries = new NodeQueries(
                new NodeAnswers(view, store.findBuckets, Release.of("1.0")),
                configuration,
                new WorkAnswers(works),
                least -> List.of("a line of level " + least));
        MembershipRows members = new MembershipRows(this::shutDown);
        DaemonRows daemon = new DaemonRows(configuration, members, new MountpathRows(mountpaths));
        List<Resource> resources = List.of(
                new ClusterResource(queries, configuration, members, new JobRows(works, store.trimStore, mountpaths)),
                new DaemonResource(queries, daemon),
                new ReverseResource(queries, daemon),
                new HealthResource(Set::of, view),
                new AbsentResources().transformations(),
                new AbsentResources().sorting());
        this.server = tokens.map(each -> AistoreServer.guarded(resources, each))
                .orElseGet(() -> AistoreServer.start(resources, traffic));
    }

    private ShutDownNode.Outcome shutDown() {
        return ending.getAndSet(true) ? ShutDownNode.Outcome.ALREADY_ENDING : ShutDownNode.Outcome.ENDING;
    }

    Answer ask(String method, String target, String body, String... lines) {
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(OperatorServer.request(method, target, body, lines));
            return client.read(method.equals("HEAD"));
        }
    }

    Answer get(String target, String... lines) {
        return ask("GET", target, "", lines);
    }

    Answer put(String target, String body) {
        return ask("PUT", target, body, "Content-Type: application/json");
    }

    @Override
    public void close() {
        server.close();
    }
}
