package org.distributornode.application.service.asset;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.Partials;
import org.distributornode.application.service.cache.Pins;
import org.distributornode.application.service.cache.RestoreCacheService;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.fill.FillSettings;
import org.distributornode.application.service.fill.FillTask;
import org.distributornode.application.service.media.MediaTypeRule;
import org.distributornode.application.service.source.Fetching;
import org.distributornode.application.service.source.Sources;
import org.distributornode.application.testkit.FakeCatalog;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.ScriptedOrigin;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Served;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.ContentHasher;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.source.Source;

/// The serving use cases over fakes: real services, scripted sources.
final class Rig implements AutoCloseable {

    static final int HELD_BACK = 65_536;

    /// Longer than any test lasts.
    static final Duration AGES = Duration.ofHours(1);

    /// Soon enough for a test to wait for it.
    static final Duration SOON = Duration.ofMillis(500);

    static final Source FIRST = source("first");
    static final Source SECOND = source("second");
    static final Source THIRD = source("third");
    static final BucketId OURS = new BucketId("0:1");

    final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    final FakeCatalog catalog;
    final ScriptedOrigin origin;
    final InMemoryCacheStore store;
    final InMemoryJournal journal;
    final Sources sources;
    private final AtomicInteger started = new AtomicInteger();
    final ExecutorService threads = Executors.newThreadPerTaskExecutor(task -> {
        started.incrementAndGet();
        return Thread.ofVirtual().unstarted(task);
    });
    final HeldObjects held;
    final Partials partials;
    final Downloads downloads;
    ServeAssetService serve;
    final InspectAssetService inspect;

    private final Settings settings;
    private final Disk disk;
    private final Lookup lookup;
    private final Fetching fetching;
    private final Random random = new Random(7);

    Rig() {
        this(new Settings(10_000_000, 5_000_000, 4, AGES));
    }

    /// @param limit of the cache in bytes
    /// @param hedgeAfter as in [Fetching.Limits]
    /// @param crowdLeaves as in [Downloads.Limits]
    record Settings(
            long limit,
            long largestKept,
            int fillsAtOnce,
            Duration hedgeAfter,
            FillSettings fill,
            int readersEach,
            Duration crowdLeaves) {

        Settings(
                long limit,
                long largestKept,
                int fillsAtOnce,
                Duration hedgeAfter,
                FillSettings fill,
                int readersEach) {
            this(limit, largestKept, fillsAtOnce, hedgeAfter, fill, readersEach, Duration.ofMillis(40));
        }

        Settings(long limit, long largestKept, int fillsAtOnce, Duration hedgeAfter, FillSettings fill) {
            this(limit, largestKept, fillsAtOnce, hedgeAfter, fill, 10_000);
        }

        Settings(long limit, long largestKept, int fillsAtOnce, Duration hedgeAfter) {
            this(limit, largestKept, fillsAtOnce, hedgeAfter, FILL);
        }
    }

    /// A running transfer is never worth waiting for, and silence is never noticed.
    static final FillSettings FILL = fill(AGES);

    static FillSettings fill(Duration stallAfter) {
        return new FillSettings(8, 16 << 20, 1 << 20, 0, stallAfter, 2);
    }

    Rig(Settings settings) {
        this(settings, new FakeCatalog(), new ScriptedOrigin(), new Disk());
    }

    /// What outlives the process.
    private record Disk(InMemoryCacheStore store, InMemoryJournal.Medium journal) {
        Disk() {
            this(new InMemoryCacheStore(), new InMemoryJournal.Medium());
        }

        /// The journal is written after the store, or before something goes from that.
        Disk afterCrash(Random luck) {
            InMemoryJournal.Medium told = journal.afterCrash(luck);
            return new Disk(store.afterCrash(luck), told);
        }
    }

    private Rig(Settings settings, FakeCatalog catalog, ScriptedOrigin origin, Disk disk) {
        this.settings = settings;
        this.catalog = catalog;
        this.origin = origin;
        this.disk = disk;
        this.store = disk.store;
        this.journal = new InMemoryJournal(disk.journal);
        this.sources = new Sources(clock, new Events(journal), Duration.ofHours(1));
        held = new HeldObjects(
                new CacheIndex(settings.limit, new LeastRecentlyUsed()), store, new Events(journal), clock);
        partials = new Partials(held, clock, Duration.ofHours(1));
        new RestoreCacheService(held, store, journal, new Pins(held, new Events(journal), clock, 50), partials)
                .restore();
        fetching = new Fetching(
                origin,
                sources,
                threads,
                new Fetching.Limits(settings.hedgeAfter, Duration.ofSeconds(10), Duration.ofSeconds(60)));
        FillTask.Tools fill = new FillTask.Tools(fetching, new MediaTypeRule(Rig::detect), threads, settings.fill);
        downloads = new Downloads(
                held,
                partials,
                fill,
                threads,
                new Downloads.Limits(
                        settings.fillsAtOnce,
                        Duration.ofMinutes(1),
                        HELD_BACK,
                        settings.readersEach,
                        settings.crowdLeaves));
        lookup = new Lookup(catalog, () -> new BucketSelection.Chosen(java.util.Set.of(OURS)));
        Streaming streaming =
                new Streaming(fetching, Rig::detect, threads, new Streaming.Limits(settings.largestKept, HELD_BACK));
        serve = new ServeAssetService(held, downloads, lookup, streaming, sources);
        inspect = new InspectAssetService(held, downloads, lookup, streaming);
    }

    /// From now on objects of more bytes are handed through.
    void keepAtMost(long bytes) {
        Streaming streaming = new Streaming(fetching, Rig::detect, threads, new Streaming.Limits(bytes, HELD_BACK));
        serve = new ServeAssetService(held, downloads, lookup, streaming, sources);
    }

    private static Optional<MediaType> detect(ByteBuffer start) {
        if (start.hasRemaining() && start.get(start.position()) == 'E') {
            throw new StackOverflowError("told to fail");
        }
        return start.hasRemaining() && start.get(start.position()) == 'P'
                ? Optional.of(new MediaType("image/png"))
                : Optional.empty();
    }

    static Source source(String host) {
        return new Source(URI.create("http://" + host + "/api/v1"), Source.Kind.STORAGE_NODE);
    }

    static Bucket bucket(BucketId id) {
        return new Bucket(id, List.of());
    }

    byte[] content(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        if (size > 0) {
            bytes[0] = 'P';
        }
        return bytes;
    }

    static DataObject object(long id, byte[] bytes) {
        ContentHasher hasher = new ContentHasher(bytes.length);
        hasher.update(ByteBuffer.wrap(bytes));
        return new DataObject(
                new DataObjectId(id), bytes.length, hasher.finish().root(), Optional.empty());
    }

    /// Lists an object of these bytes as ours, held by each of `at`.
    DataObject publish(long id, byte[] bytes, Source... at) {
        DataObject object = object(id, bytes);
        catalog.list(new Listing(object, true, List.of(bucket(OURS)), List.of(at)));
        for (Source source : at) {
            origin.holds(source, object, bytes);
        }
        return object;
    }

    ServeAsset.Outcome get(DataObject object) {
        return serve.serve(new ServeAsset.Request(object.id(), new Extent.Whole()));
    }

    Served whole(DataObject object) {
        return (Served) get(object);
    }

    Client read(DataObject object) {
        return Client.whole(whole(object).bytes());
    }

    Client range(DataObject object, long from, long to) {
        AssetBytes bytes =
                ((Served) serve.serve(new ServeAsset.Request(object.id(), new Extent.Part(from, to)))).bytes();
        return new Client(bytes, from, to);
    }

    /// One answer of several parts.
    AssetBytes parts(DataObject object, ByteSlice... slices) {
        Extent extent = new Extent.Parts(List.of(slices));
        return ((Served) serve.serve(new ServeAsset.Request(object.id(), extent))).bytes();
    }

    /// How many threads have been started.
    int started() {
        return started.get();
    }

    /// The node stops, and starts again over the same store and network.
    Rig restarted() {
        downloads.stop();
        settle();
        return new Rig(settings, catalog, origin, disk);
    }

    /// The power goes, and the node starts again over what that has left. The node that was is ended too, since its
    /// threads do not know.
    ///
    /// @param luck what becomes of what was not forced
    Rig crashed(Random luck) {
        Disk left = disk.afterCrash(luck);
        downloads.stop();
        settle();
        return new Rig(settings, catalog, origin, left);
    }

    /// Waits until nothing is on its way in.
    void settle() {
        await("still on their way in", downloads::count);
    }

    /// Waits until no source sends: who lost a race may be told so after the object has come.
    void awaitEndOfTransfers() {
        await("still open", origin::openTransfers);
    }

    static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static void await(String complaint, IntSupplier left) {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (left.getAsInt() > 0) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError(complaint + ": " + left.getAsInt());
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        downloads.stop();
        settle();
        threads.shutdownNow();
    }
}
