package org.distributornode.application.service.takeover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.port.takeover.ReferenceState.Listed;
import org.distributornode.application.port.takeover.ReferenceState.Reading;
import org.distributornode.application.service.asset.Lookup;
import org.distributornode.application.service.cache.Claims;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.RestoredCache;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.proving.Pace;
import org.distributornode.application.service.proving.Prover;
import org.distributornode.application.testkit.FakeCatalog;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.InMemoryReferenceState;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// A node on a folder that another node has left: real services over fakes. Objects that nobody holds are
/// refused as having no source.
final class TakeOverRig implements AutoCloseable {

    static final int SIZE = 1000;
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final MediaType MP4 = new MediaType("video/mp4");
    private static final BucketId OURS = new BucketId("0:1");

    final SteppingClock clock = new SteppingClock(NOON);
    final FakeCatalog catalog = new FakeCatalog();
    final InMemoryCacheStore store = new InMemoryCacheStore();
    final InMemoryReferenceState reference = new InMemoryReferenceState();
    InMemoryJournal.Medium medium = new InMemoryJournal.Medium();
    final Set<DataObjectId> forbidden = new HashSet<>();
    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Listed> listed = new ArrayList<>();

    /// A life of the node.
    final class Life {
        final HeldObjects held;
        final Claims claims;
        final TakeOverService takeOver;
        final HandBackService handBack;
        final ServeAsset serve;
        final InspectAsset inspect;

        Life(long limit) {
            InMemoryJournal journal = new InMemoryJournal(medium);
            Events events = new Events(journal);
            held = new HeldObjects(new CacheIndex(limit, new LeastRecentlyUsed()), store, events, clock);
            claims = new Claims(held, events, clock);
            ClaimProver prover = new ClaimProver(claims, _ -> Optional.empty());
            ClaimTeller teller = new ClaimTeller(claims, prover);
            takeOver = new TakeOverService(
                    claims,
                    reference,
                    new TakeOverService.Work(catalog, teller, prover, new Prover(Pace.UNBOUND)),
                    forbidden::contains,
                    new TakeOverService.Waits(Duration.ofMillis(1), Duration.ofMillis(1)));
            handBack = new HandBackService(claims, reference);
            ProofsOnDemand onDemand = new ProofsOnDemand(prover, threads, 2, Duration.ofSeconds(20));
            serve = new ServeUnproven(
                    this::hit,
                    takeOver,
                    new ServeUnproven.Proofs(teller, onDemand),
                    new Lookup(catalog, () -> new BucketSelection.Chosen(Set.of(OURS))));
            inspect = new InspectUnproven(
                    _ -> new InspectAsset.Outcome.Refused(new Refusal.CatalogSilent(Duration.ZERO)), takeOver);
            RestoredCache.restore(held, store, journal, clock);
        }

        private ServeAsset.Outcome hit(ServeAsset.Request request) {
            return new ServeAsset.Outcome.Refused(
                    held.find(request.id()).isPresent()
                            ? new Refusal.NotAccepted() // stands for a hit
                            : new Refusal.NoSource(Duration.ZERO));
        }

        ServeAsset.Outcome get(DataObjectId id) {
            return serve.serve(new ServeAsset.Request(id, new ServeAsset.Extent.Whole()));
        }
    }

    /// What [Life#get] answers for an object that is held.
    static final ServeAsset.Outcome HIT = new ServeAsset.Outcome.Refused(new Refusal.NotAccepted());

    Life life() {
        return new Life(100L * SIZE);
    }

    /// An object that the network knows.
    SampleObject publish(long id) {
        SampleObject sample = SampleObject.of(id, SIZE);
        catalog.list(new Listing(sample.object(), true, List.of(new Bucket(OURS, List.of())), List.of()));
        return sample;
    }

    /// An object that the network knows and whose file the other node has left and lists.
    SampleObject left(long id, int secondsAgo) {
        SampleObject sample = publish(id);
        leave(sample.id(), sample.content());
        list(sample.id(), secondsAgo);
        return sample;
    }

    void leave(DataObjectId id, byte[] content) {
        store.leave(id, content, NOON.minusSeconds(3600));
    }

    void list(DataObjectId id, int secondsAgo) {
        listed.add(new Listed(id, 1024, 3, NOON.minusSeconds(secondsAgo), MP4));
        reference.leave(new Reading.Read(listed));
    }

    static void hold(Life life, SampleObject sample) {
        if (!life.held.reserve(sample.object())) {
            throw new IllegalStateException("no room");
        }
        try (Fill fill = life.held.store().fill(sample.object())) {
            fill.write(0, sample.bytes());
            life.held.commit(fill, sample.proof(), SampleObject.MEDIA_TYPE);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
