package org.distributornode.adapters.http.in.aistore.object;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.distributornode.adapters.http.archive.ArchiveFiles;
import org.distributornode.adapters.http.hit.PassingResidency;
import org.distributornode.adapters.http.in.aistore.BucketNames;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.in.aistore.Traffic;
import org.distributornode.adapters.http.in.aistore.bucket.PromoteRow;
import org.distributornode.adapters.http.netty.hit.HotObjects;
import org.distributornode.adapters.http.testserver.AistoreServer;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.application.service.store.AppendArchiveService;
import org.distributornode.application.service.store.AppendObjectService;
import org.distributornode.application.service.store.Drafts;
import org.distributornode.application.service.store.EditBucketsService;
import org.distributornode.application.service.store.EditObjectsService;
import org.distributornode.application.service.store.FindBucketsService;
import org.distributornode.application.service.store.ReadObjectService;
import org.distributornode.application.service.store.RemoteObjects;
import org.distributornode.application.service.store.Shelves;
import org.distributornode.application.service.store.UploadObjectService;
import org.distributornode.application.service.store.WriteObjectService;
import org.distributornode.application.testkit.InMemoryBucketStore;
import org.distributornode.application.testkit.InMemoryObjectStore;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.store.BucketOutcome;
import org.distributornode.application.usecase.store.FindBuckets;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.RunStoreJobs;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.StoreBucket;

/// The rows about objects on their listener, over the real services and stores in memory. The bucket `b` is there.
final class ObjectsServer implements AutoCloseable {

    static final long ROOM = 64 << 20;
    static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    private static final StoreBucket BUCKET = StoreBucket.local("b");

    private static final HotObjects.Files FILES =
            new HotObjects.Files(Runnable::run, file -> new PassingResidency(file.channel(), System::nanoTime));

    private final InstantSource clock = new SteppingClock(NOW);
    private final InMemoryObjectStore objects = new InMemoryObjectStore(clock, ROOM);
    private final Shelves shelves;
    private final EditBucketsService buckets;
    private final Traffic traffic = new Traffic();
    private final AistoreServer server;

    ObjectsServer() {
        this(Kind.ORDINARY);
    }

    /// How it answers.
    enum Kind {
        ORDINARY,
        /// Objects at hand are answered without a thread.
        FAST,
        /// A client that leaves a body half sent is not waited for.
        HASTY
    }

    ObjectsServer(Kind kind) {
        this(kind, List.of());
    }

    /// @param remotes buckets that have their objects elsewhere
    ObjectsServer(Kind kind, List<RemoteObjects> remotes) {
        shelves = new Shelves(new InMemoryBucketStore(), objects, clock, remotes, new Shelves.Watermarks(50, 80));
        buckets = new EditBucketsService(shelves, () -> 1);
        shelves.start();
        buckets.create(BUCKET, BucketProperties.STANDARD);
        Drafts drafts = new Drafts(shelves, objects.drafts(), clock, Duration.ofHours(1));
        FindBuckets found = new FindBucketsService(shelves);
        ReadObject reading = new ReadObjectService(shelves);
        ArchiveFiles archives = new ArchiveFiles(1 << 20);
        List<Resource> resources = List.of(new ObjectsResource(
                new ObjectPaths(new BucketNames(found)),
                new ObjectsResource.Rows(
                        new ReadRows(reading, new ObjectsAtHand(reading, new HotObjects.Limits(1 << 20, 8), FILES)),
                        new ArchiveRow(reading, new AppendArchiveService(drafts, reading, archives), archives),
                        new HeadRows(reading),
                        new SelfRedirect(clock),
                        new WriteRows(new WriteObjectService(shelves)),
                        new AppendRows(new AppendObjectService(drafts)),
                        new UploadRows(new UploadObjectService(drafts)),
                        new EditRows(new EditObjectsService(shelves, reading), found),
                        new PromoteRow(
                                _ -> new RunStoreJobs.Outcome.Refused(new StoreRefusal.Unsupported("promote")),
                                new BucketNames(found)))));
        server = kind == Kind.HASTY
                ? AistoreServer.hasty(resources)
                : AistoreServer.start(resources, traffic, kind == Kind.FAST);
    }

    int threadsUsed() {
        return server.threadsUsed();
    }

    /// What its clients did so far, by the names of AIStore's statistics.
    long counted(String name) {
        return traffic.numbers().getOrDefault(name, -1L);
    }

    void change(UnaryOperator<BucketProperties> change) {
        if (buckets.change(BUCKET, change) instanceof BucketOutcome.Refused(var why)) {
            throw new IllegalStateException(why.toString());
        }
    }

    int port() {
        return server.port();
    }

    /// On a connection of its own.
    ///
    /// @param body in UTF-8
    Answer ask(String method, String target, String body, String... lines) {
        try (RawClient client = RawClient.connect(server.port())) {
            String octets = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
            for (String line : lines) {
                head.append(line).append("\r\n");
            }
            head.append("Content-Length: ").append(octets.length()).append("\r\n\r\n");
            client.send(head + octets);
            return client.read(method.equals("HEAD"));
        }
    }

    Answer get(String target, String... lines) {
        return ask("GET", target, "", lines);
    }

    Answer head(String target) {
        return ask("HEAD", target, "");
    }

    Answer put(String target, String body, String... lines) {
        return ask("PUT", target, body, lines);
    }

    @Override
    public void close() {
        server.close();
    }
}
