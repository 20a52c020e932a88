package org.distributornode.application.service.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.CacheStoreSubject.read;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.HeldObjects.Opened;
import org.distributornode.application.service.cache.Partials;
import org.distributornode.application.service.cache.Pins;
import org.distributornode.application.service.cache.RestoreCacheService;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.fill.Courtesy;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.prefetch.Pause;
import org.distributornode.application.service.prefetch.ViewersFirst;
import org.distributornode.application.service.proving.Pace;
import org.distributornode.application.service.proving.Prover;
import org.distributornode.application.service.source.Fetching;
import org.distributornode.application.service.source.Sources;
import org.distributornode.application.testkit.FakeAssignments;
import org.distributornode.application.testkit.FakeCatalog;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.ScriptedOrigin;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.event.NodeEvent.ObjectDropped;
import org.distributornode.domain.event.NodeEvent.ObjectHealed;
import org.distributornode.domain.source.Source;

/// Held objects on a disk that spoils them, and the network they came from.
final class HealingRig implements AutoCloseable {

    static final int GROUP = Proof.GROUP_BYTES;
    static final int IN_SPITE = 16 * GROUP;
    private static final int READERS = 20;
    static final Source FIRST = source("first");
    static final Source SECOND = source("second");

    final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    final FakeCatalog catalog = new FakeCatalog();
    final ScriptedOrigin origin = new ScriptedOrigin();
    final InMemoryCacheStore store = new InMemoryCacheStore();
    final HeldObjects held;
    final Pins pins;
    final Partials partials;
    final ScrubWork scrub;

    /// For so many looks some client waits for bytes.
    final AtomicLong waiting = new AtomicLong();

    /// How often the scrub has stood still.
    final AtomicLong pauses = new AtomicLong();

    /// The bytes that the scrub has asked leave to fetch.
    final LongAdder fetched = new LongAdder();

    private final Healer healer;
    private final InMemoryJournal.Medium medium = new InMemoryJournal.Medium();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    HealingRig() {
        InMemoryJournal journal = new InMemoryJournal(medium);
        Events events = new Events(journal);
        Fetching fetching = new Fetching(
                origin,
                new Sources(clock, events, Duration.ofHours(1)),
                threads,
                new Fetching.Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(60)));
        healer = new Healer(catalog, fetching, events, clock, Courtesy.NONE);
        Healer polite = new Healer(catalog, fetching, events, clock, fetched::add);
        held = new HeldObjects(new CacheIndex(100_000_000, new LeastRecentlyUsed()), healing(store), events, clock);
        pins = new Pins(held, events, clock, 50);
        partials = new Partials(held, clock, Duration.ofHours(1));
        new RestoreCacheService(held, store, journal, pins, partials).restore();
        scrub = new ScrubWork(
                held,
                store,
                new JobTargets(held, new FakeAssignments(), BucketSelection.Nothing::new),
                new ScrubWork.Tools(new Prover(viewersFirst()), polite, partials, clock),
                events);
    }

    /// Heals what is read of `store`.
    HealingStore healing(CacheStore store) {
        return new HealingStore(store, healer);
    }

    private Courtesy viewersFirst() {
        Pause pause = _ -> {
            pauses.incrementAndGet();
            waiting.decrementAndGet();
        };
        return new ViewersFirst(Pace.UNBOUND, () -> waiting.get() > 0, pause, IN_SPITE);
    }

    private static Source source(String host) {
        return new Source(URI.create("http://" + host + "/api/v1"), Source.Kind.STORAGE_NODE);
    }

    /// Holds an object that both sources have.
    SampleObject hold(long id, int size) {
        return hold(SampleObject.of(id, size));
    }

    SampleObject hold(SampleObject sample) {
        assertThat(held.reserve(sample.object())).isTrue();
        try (Fill fill = store.fill(sample.object())) {
            fill.write(0, sample.bytes());
            held.commit(fill, sample.proof(), SampleObject.MEDIA_TYPE);
        }
        catalog.list(new Listing(sample.object(), true, List.of(), List.of(FIRST, SECOND)));
        origin.holds(FIRST, sample).holds(SECOND, sample);
        return sample;
    }

    /// Turns a bit at each of these positions.
    void spoil(SampleObject sample, int... positions) {
        byte[] bytes = sample.content();
        Arrays.stream(positions).forEach(position -> bytes[position] ^= 1);
        store.spoil(sample.id(), bytes);
    }

    void cut(SampleObject sample, int length) {
        store.spoil(sample.id(), Arrays.copyOf(sample.content(), length));
    }

    ObjectBytes open(SampleObject sample) {
        return held.look(sample.id()).flatMap(held::open).map(Opened::bytes).orElseThrow();
    }

    /// All begin before the first source answers, and read what is right.
    void readByMany(SampleObject sample) throws Exception {
        origin.script(FIRST, new Step.HoldsAnswer());
        List<Future<byte[]>> answers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            answers.add(threads.submit(() -> {
                try (ObjectBytes bytes = open(sample)) {
                    return read(bytes, 0);
                }
            }));
        }
        origin.awaitHeld(FIRST, 1);
        origin.release(FIRST);
        for (Future<byte[]> answer : answers) {
            assertThat(answer.get()).isEqualTo(sample.content());
        }
    }

    void assertFetched(ByteSlice... slices) {
        assertThat(origin.deliveries())
                .extracting(delivery -> delivery.fetch().slice())
                .containsExactly(slices);
    }

    /// And nothing was dropped.
    void assertHealed(Long... groups) {
        assertThat(events(ObjectHealed.class)).extracting(ObjectHealed::groups).containsExactly(groups);
        assertThat(events(ObjectDropped.class)).isEmpty();
    }

    <E extends NodeEvent> List<E> events(Class<E> type) {
        return medium.events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() {
        assertThat(store.openReaders()).isZero();
        threads.shutdownNow();
    }
}
