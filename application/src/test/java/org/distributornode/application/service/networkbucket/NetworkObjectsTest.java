package org.distributornode.application.service.networkbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.Partials;
import org.distributornode.application.service.cache.Pins;
import org.distributornode.application.service.cache.RestoreCacheService;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.prefetch.Bringing;
import org.distributornode.application.service.store.EditBucketsService;
import org.distributornode.application.service.store.EditObjectsService;
import org.distributornode.application.service.store.FindBucketsService;
import org.distributornode.application.service.store.ReadObjectService;
import org.distributornode.application.service.store.Shelves;
import org.distributornode.application.testkit.FakeAssignments;
import org.distributornode.application.testkit.FakeCatalog;
import org.distributornode.application.testkit.InMemoryBucketStore;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.InMemoryObjectStore;
import org.distributornode.application.testkit.ObjectStoreSubject;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.BucketOutcome;
import org.distributornode.application.usecase.store.EditObjects.Place;
import org.distributornode.application.usecase.store.ListObjects;
import org.distributornode.application.usecase.store.ObjectOutcome;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.ObjectQuery.Presence;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucket.Namespace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkObjectsTest {

    private static final int SIZE = 100;
    private static final StoreBucket NETWORK = new StoreBucket("ht", Namespace.GLOBAL, "network");
    private static final BucketId OURS = new BucketId("0:1");

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryCacheStore store = new InMemoryCacheStore();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final Events events = new Events(journal);
    private final HeldObjects held =
            new HeldObjects(new CacheIndex(20 * SIZE, new LeastRecentlyUsed()), store, events, clock);
    private final Pins pins = new Pins(held, events, clock, 100);
    private final FakeCatalog catalog = new FakeCatalog();
    private final FakeAssignments assignments = new FakeAssignments();
    private final JobTargets targets =
            new JobTargets(held, assignments, () -> new BucketSelection.Chosen(Set.of(OURS)));
    private final AssignedIds assigned =
            new AssignedIds(() -> targets.ids(new JobScope.Assigned()), clock, Duration.ofMinutes(1));
    private final List<ServeAsset.Request> served = new ArrayList<>();
    private Bringing.Ending ending = Bringing.Ending.HELD;
    private Runnable whileOneComes = () -> {};
    private final NetworkObjects network = new NetworkObjects(
            NETWORK,
            clock.instant(),
            new NetworkObjects.Assets(this::look, this::serve, this::bring),
            new NetworkListing(held, assigned, catalog));
    private final Shelves shelves = new Shelves(
            new InMemoryBucketStore(),
            new InMemoryObjectStore(clock, ObjectStoreSubject.ROOM),
            clock,
            List.of(network),
            new Shelves.Watermarks(50, 80));
    private final ReadObjectService reading = new ReadObjectService(shelves);
    private final EditObjectsService editing = new EditObjectsService(shelves, reading);

    @BeforeEach
    void restore() {
        Partials partials = new Partials(held, clock, Duration.ofHours(1));
        new RestoreCacheService(held, store, journal, pins, partials).restore();
    }

    private InspectAsset.Outcome look(DataObjectId id) {
        if (id.bits() > 1000) {
            return new InspectAsset.Outcome.Refused(
                    id.bits() == 1001 ? new Refusal.UnknownObject() : new Refusal.Denied());
        }
        Freshness freshness = held.find(id).isPresent() ? Freshness.HIT : Freshness.MISS;
        return new InspectAsset.Outcome.Found(
                SampleObject.of(id.bits(), SIZE).object(), freshness, Optional.empty(), ServeAsset.Via.LOCAL);
    }

    private ServeAsset.Outcome serve(ServeAsset.Request request) {
        served.add(request);
        return new ServeAsset.Outcome.Refused(new Refusal.NoSource(Duration.ofSeconds(3)));
    }

    private Bringing.Ending bring(DataObjectId id, Bringing.Wish wish) {
        if (!wish.found(SampleObject.of(id.bits(), SIZE).object())) {
            return Bringing.Ending.DECLINED;
        }
        Runnable meanwhile = whileOneComes;
        whileOneComes = () -> {};
        meanwhile.run();
        if (ending == Bringing.Ending.HELD) {
            hold(id.bits());
        }
        return ending;
    }

    private void hold(long... ids) {
        LongStream.of(ids).mapToObj(id -> SampleObject.of(id, SIZE)).forEach(sample -> {
            assertThat(held.reserve(sample.object())).isTrue();
            try (Fill fill = store.fill(sample.object())) {
                fill.write(0, sample.bytes());
                held.commit(fill, sample.proof(), SampleObject.MEDIA_TYPE);
            }
        });
    }

    private void give(long... ids) {
        LongStream.of(ids).mapToObj(id -> SampleObject.of(id, SIZE).object()).forEach(object -> {
            assignments.give(object.id(), List.of(new Bucket(OURS, List.of())));
            catalog.list(new Listing(object, true, List.of(), List.of()));
        });
    }

    private static ObjectName name(long id) {
        return new ObjectName(Long.toString(id));
    }

    @Test
    void tellsWhetherAnObjectIsHeld() {
        hold(7);

        ObjectOutcome here = reading.inspect(NETWORK, name(7));
        ObjectOutcome elsewhere = reading.inspect(NETWORK, name(8));

        assertThat(here).isInstanceOfSatisfying(ObjectOutcome.Done.class, done -> {
            assertThat(done.object().held()).isTrue();
            assertThat(done.object().size()).isEqualTo(SIZE);
            assertThat(done.object().custom().entries())
                    .containsEntry(
                            "blake3", SampleObject.of(7, SIZE).object().hash().toString());
        });
        assertThat(elsewhere)
                .isInstanceOfSatisfying(
                        ObjectOutcome.Done.class,
                        done -> assertThat(done.object().held()).isFalse());
        assertThat(reading.inspect(NETWORK, name(1001)))
                .isEqualTo(new ObjectOutcome.Refused(new StoreRefusal.NoObject(NETWORK, name(1001))));
        assertThat(reading.inspect(NETWORK, new ObjectName("007"))).isInstanceOf(ObjectOutcome.Refused.class);
        assertThat(refusal(reading.inspect(NETWORK, name(1002)))).isInstanceOf(StoreRefusal.FromNetwork.class);
        assertThat(served).isEmpty();
    }

    @Test
    void handsOutWhatClientsOfTheNodeGet() {
        Extent part = new Extent.Part(1, 5);

        ReadObject.Outcome outcome = reading.open(NETWORK, name(3), part);

        assertThat(served).containsExactly(new ServeAsset.Request(new DataObjectId(3), part));
        assertThat(outcome)
                .isEqualTo(new ReadObject.Outcome.Refused(
                        new StoreRefusal.FromNetwork(NETWORK, name(3), new Refusal.NoSource(Duration.ofSeconds(3)))));
    }

    @Test
    void listsWhatIsHeldInTheOrderOfTextsPageByPage() {
        hold(2, 10, 1, 100, 21, 20, 3);

        assertThat(texts(network(Presence.HELD, 100))).containsExactly("1", "10", "100", "2", "20", "21", "3");
        assertThat(paged(new ObjectQuery("", "", 2, ObjectQuery.Depth.ALL, Presence.HELD)))
                .containsExactly("1", "10", "100", "2", "20", "21", "3");
        assertThat(paged(new ObjectQuery("2", "", 1, ObjectQuery.Depth.ALL, Presence.HELD)))
                .containsExactly("2", "20", "21");
        assertThat(paged(new ObjectQuery("", "1\uFFFF", 2, ObjectQuery.Depth.ALL, Presence.HELD)))
                .containsExactly("2", "20", "21", "3");
        assertThat(paged(new ObjectQuery("", "nothing", 2, ObjectQuery.Depth.ALL, Presence.HELD)))
                .isEmpty();
    }

    @Test
    void listsWhatTheNetworkGivesThisNodeWhereAsked() {
        hold(2, 50);
        give(LongStream.rangeClosed(1, 30).toArray());
        catalog.forget(new DataObjectId(9));

        assertThat(paged(new ObjectQuery("", "", 7, ObjectQuery.Depth.ALL, Presence.ANY)))
                .hasSize(30)
                .contains("50", "2", "1", "30")
                .doesNotContain("9")
                .isSorted();
        assertThat(paged(new ObjectQuery("", "", 7, ObjectQuery.Depth.ALL, Presence.MISSING)))
                .hasSize(28)
                .doesNotContain("2", "50");
        assertThat(network(Presence.ANY, 3).entries())
                .extracting(entry -> ((ObjectPage.Entry.Found) entry).object().size())
                .containsOnly((long) SIZE);
    }

    @Test
    void asksTheNetworkOnceForManyPages() {
        give(1, 2, 3);
        List<Boolean> asked = new ArrayList<>();
        assignments.beforeEachList(() -> asked.add(true));

        paged(new ObjectQuery("", "", 1, ObjectQuery.Depth.ALL, Presence.ANY));
        assertThat(asked).hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        network(Presence.ANY, 1);
        assertThat(asked).hasSize(2);

        assignments.fallSilent();
        clock.advance(Duration.ofMinutes(1));
        assertThatExceptionOfType(CatalogFailure.class).isThrownBy(() -> network(Presence.ANY, 1));
        assertThat(texts(network(Presence.HELD, 1))).isEmpty();
    }

    @Test
    void evictsWhatIsHeldButLeavesWhatIsPinned() {
        hold(7, 8);
        pins.pin(new DataObjectId(8));

        assertThat(editing.evict(NETWORK, name(7))).isInstanceOf(ObjectOutcome.Done.class);
        assertThat(held.find(new DataObjectId(7))).isEmpty();
        assertThat(store.heldIds()).hasSize(1);
        assertThat(editing.evict(NETWORK, name(7)))
                .isEqualTo(new ObjectOutcome.Refused(new StoreRefusal.NoObject(NETWORK, name(7))));
        assertThat(editing.evict(NETWORK, name(8)))
                .isEqualTo(new ObjectOutcome.Refused(new StoreRefusal.Pinned(NETWORK, name(8))));
    }

    @Test
    void bringsObjectsOnlyWhereThereIsRoom() throws InterruptedException {
        assertThat(shelves.bring(new Place(NETWORK, name(5)))).isInstanceOf(ObjectOutcome.Done.class);
        assertThat(held.find(new DataObjectId(5))).isPresent();
        hold(LongStream.rangeClosed(10, 28).toArray());
        assertThat(refusal(shelves.bring(new Place(NETWORK, name(6)))))
                .isEqualTo(new StoreRefusal.FromNetwork(NETWORK, name(6), new Refusal.NoRoom(Duration.ofSeconds(5))));
        held.drop(new DataObjectId(10), DropReason.PURGED);
        ending = Bringing.Ending.UNKNOWN;
        assertThat(refusal(shelves.bring(new Place(NETWORK, name(6)))))
                .isEqualTo(new StoreRefusal.NoObject(NETWORK, name(6)));
        assertThat(refusal(shelves.bring(new Place(NETWORK, new ObjectName("x")))))
                .isEqualTo(new StoreRefusal.NoObject(NETWORK, new ObjectName("x")));
    }

    @Test
    void promisesRoomToOneObjectAlone() throws InterruptedException {
        hold(LongStream.rangeClosed(10, 28).toArray());
        List<ObjectOutcome> second = new ArrayList<>();
        whileOneComes = () -> {
            try {
                second.add(shelves.bring(new Place(NETWORK, name(6))));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };

        assertThat(shelves.bring(new Place(NETWORK, name(5)))).isInstanceOf(ObjectOutcome.Done.class);

        assertThat(refusal(second.getFirst())).isInstanceOf(StoreRefusal.FromNetwork.class);
        held.drop(new DataObjectId(10), DropReason.PURGED);
        assertThat(shelves.bring(new Place(NETWORK, name(6)))).isInstanceOf(ObjectOutcome.Done.class);
    }

    @Test
    void takesNothing() {
        shelves.start();
        EditBucketsService buckets = new EditBucketsService(shelves, () -> 1);

        assertThat(refusal(editing.delete(NETWORK, name(1)))).isEqualTo(new StoreRefusal.ReadOnly(NETWORK));
        assertThat(refusal(editing.copy(new Place(NETWORK, name(1)), new Place(NETWORK, name(2)))))
                .isEqualTo(new StoreRefusal.NotAllowed(NETWORK, Permission.WRITE_OBJECT));
        assertThat(buckets.create(NETWORK, BucketProperties.STANDARD))
                .isEqualTo(new BucketOutcome.Refused(new StoreRefusal.BucketExists(NETWORK)));
    }

    @Test
    void addsUpWhatIsHeld() {
        hold(1, 12, 13);

        assertThat(new FindBucketsService(shelves).summarise(NETWORK, "1").orElseThrow())
                .extracting(summary -> summary.held(), summary -> summary.bytes(), summary -> summary.largest())
                .containsExactly(3L, 3L * SIZE, (long) SIZE);
    }

    private static StoreRefusal refusal(ObjectOutcome outcome) {
        assertThat(outcome).isInstanceOf(ObjectOutcome.Refused.class);
        return ((ObjectOutcome.Refused) outcome).why();
    }

    private ObjectPage network(Presence presence, int limit) {
        return network.list(new ObjectQuery("", "", limit, ObjectQuery.Depth.ALL, presence))
                        instanceof ListObjects.Outcome.Listed(var page)
                ? page
                : ObjectPage.EMPTY;
    }

    private List<String> paged(ObjectQuery query) {
        List<String> all = new ArrayList<>();
        ObjectQuery next = query;
        boolean more = true;
        while (more) {
            ObjectPage page = new NetworkListing(held, assigned, catalog).list(next);
            all.addAll(texts(page));
            next = next.after(page.last());
            more = page.full();
        }
        return all;
    }

    private static List<String> texts(ObjectPage page) {
        return page.entries().stream().map(ObjectPage.Entry::text).toList();
    }
}
