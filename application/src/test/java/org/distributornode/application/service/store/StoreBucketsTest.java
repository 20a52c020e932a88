package org.distributornode.application.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.distributornode.application.service.store.StoreRig.PHOTOS;
import static org.distributornode.application.service.store.StoreRig.refusal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.application.usecase.store.BucketOutcome;
import org.distributornode.application.usecase.store.FindBuckets.Summary;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.BucketProperties.Mirror;
import org.distributornode.domain.store.BucketProperties.Versions;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucket.Namespace;
import org.junit.jupiter.api.Test;

class StoreBucketsTest {

    private static final StoreBucket OTHER = StoreBucket.local("other");

    private final StoreRig rig = StoreRig.withPhotos();

    @Test
    void makesBucketsOnce() {
        assertThat(rig.findBuckets.all()).extracting(BucketEntry::name).containsExactly(PHOTOS);
        assertThat(refusal(rig.editBuckets.create(PHOTOS, BucketProperties.STANDARD)))
                .isEqualTo(new StoreRefusal.BucketExists(PHOTOS));
        StoreBucket foreign = new StoreBucket("aws", Namespace.GLOBAL, "photos");
        assertThat(refusal(rig.editBuckets.create(foreign, BucketProperties.STANDARD)))
                .isEqualTo(new StoreRefusal.NoProvider(foreign));
    }

    @Test
    void findsItsBucketsAfterARestart() {
        rig.put("a", "content");
        rig.create(OTHER);
        assertThat(rig.editBuckets.destroy(OTHER)).isInstanceOf(BucketOutcome.Done.class);

        Shelves next = new Shelves(
                rig.buckets, rig.objects.afterCrash(), rig.clock, List.of(), new Shelves.Watermarks(50, 80));
        next.start();

        assertThat(next.all()).isEqualTo(rig.findBuckets.all());
        assertThat(next.objects().find(next.all().getFirst().id(), new ObjectName("a")))
                .isPresent();
        assertThat(next.add(OTHER, BucketProperties.STANDARD).orElseThrow().id().number())
                .isEqualTo(3);
    }

    @Test
    void destroysABucketWithAllInIt() {
        rig.put("a", "content");

        assertThat(rig.editBuckets.destroy(PHOTOS)).isInstanceOf(BucketOutcome.Done.class);

        assertThat(rig.findBuckets.find(PHOTOS)).isEmpty();
        assertThat(rig.findBuckets.room().used()).isZero();
        assertThat(refusal(rig.editBuckets.destroy(PHOTOS))).isEqualTo(new StoreRefusal.NoBucket(PHOTOS));
        rig.create(PHOTOS);
        assertThat(rig.findBuckets.summarise(PHOTOS, "")).contains(new Summary(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void renamesABucketWithAllInIt() {
        rig.put("a", "content");

        assertThat(rig.editBuckets.rename(PHOTOS, OTHER)).isInstanceOf(BucketOutcome.Done.class);

        assertThat(rig.text(OTHER, "a")).isEqualTo("content");
        assertThat(refusal(rig.editBuckets.rename(PHOTOS, OTHER))).isEqualTo(new StoreRefusal.NoBucket(PHOTOS));
        rig.create(PHOTOS);
        assertThat(refusal(rig.editBuckets.rename(PHOTOS, OTHER))).isEqualTo(new StoreRefusal.BucketExists(OTHER));
        assertThat(refusal(rig.editBuckets.rename(PHOTOS, PHOTOS))).isInstanceOf(StoreRefusal.SameName.class);
    }

    /// Whoever comes in which order, what is kept is what is seen, and no number is given twice.
    @Test
    void keepsWhatManyChangeAtOnce() throws Exception {
        int threads = 8;
        int turns = 50;
        AtomicInteger made = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(threads);
        try (ExecutorService many = Executors.newFixedThreadPool(threads)) {
            List<Callable<Void>> work = IntStream.range(0, threads)
                    .mapToObj(thread -> (Callable<Void>) () -> {
                        start.await();
                        StoreBucket own = StoreBucket.local("own-" + thread);
                        for (int turn = 0; turn < turns; turn++) {
                            if (rig.editBuckets.create(OTHER, BucketProperties.STANDARD)
                                    instanceof BucketOutcome.Done) {
                                made.incrementAndGet();
                            }
                            rig.findBuckets.all();
                            rig.editBuckets.rename(OTHER, own);
                            rig.editBuckets.destroy(own);
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> each : many.invokeAll(work)) {
                each.get();
            }
        }

        assertThat(rig.buckets.load().buckets()).containsExactlyInAnyOrderElementsOf(rig.findBuckets.all());
        assertThat(rig.buckets.load().last()).isEqualTo(1 + made.get());
        assertThat(rig.findBuckets.find(PHOTOS)).isPresent();
    }

    @Test
    void changesProperties() {
        BucketEntry changed = rig.change(properties -> properties.with(new Versions(false)));

        assertThat(changed.properties().versions().counted()).isFalse();
        assertThat(rig.findBuckets.find(PHOTOS)).contains(changed);
        assertThat(rig.put("a", "x").version()).isZero();
        assertThat(refusal(rig.editBuckets.change(PHOTOS, before -> before.with(new Mirror(true, 3)))))
                .isEqualTo(new StoreRefusal.TooFewMountpaths(3, StoreRig.MOUNTPATHS));
        assertThat(rig.findBuckets.find(PHOTOS)).contains(changed);
    }

    @Test
    void opensABucketAgainThatWasClosedToChanges() {
        rig.change(properties -> properties.with(Set.of(Permission.READ_OBJECT)));

        assertThat(refusal(rig.editBuckets.change(PHOTOS, before -> before.with(new Versions(false)))))
                .isEqualTo(new StoreRefusal.NotAllowed(PHOTOS, Permission.CHANGE_BUCKET));
        assertThat(refusal(rig.editBuckets.destroy(PHOTOS)))
                .isEqualTo(new StoreRefusal.NotAllowed(PHOTOS, Permission.DESTROY_BUCKET));
        assertThat(rig.editBuckets.change(PHOTOS, before -> before.with(BucketProperties.STANDARD.access())))
                .isInstanceOf(BucketOutcome.Done.class);
    }

    @Test
    void changesNothingThatCannotBeKept() {
        rig.buckets.refuse(true);

        assertThatThrownBy(() -> rig.editBuckets.create(OTHER, BucketProperties.STANDARD))
                .isInstanceOf(StoreFailure.class);
        assertThatThrownBy(() -> rig.editBuckets.destroy(PHOTOS)).isInstanceOf(StoreFailure.class);

        assertThat(rig.findBuckets.all()).extracting(BucketEntry::name).containsExactly(PHOTOS);
    }

    @Test
    void addsUpWhatIsInABucket() {
        rig.put("a/1", "12345");
        rig.put("a/2", "123");
        rig.put("b", "1");

        assertThat(rig.findBuckets.summarise(PHOTOS, "")).contains(new Summary(3, 0, 9, 0, 1, 5, 9));
        assertThat(rig.findBuckets.summarise(PHOTOS, "a/")).contains(new Summary(2, 0, 8, 0, 3, 5, 8));
        assertThat(rig.findBuckets.summarise(OTHER, "")).isEmpty();
    }
}
