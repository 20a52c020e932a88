package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.distributornode.application.port.store.BucketStore;
import org.distributornode.application.port.store.BucketStore.Registry;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucket.Namespace;
import org.distributornode.domain.store.StoreBucketId;
import org.junit.jupiter.api.Test;

/// What every [BucketStore] keeps to.
public interface BucketStoreContract {

    /// The store, empty when a test begins; each call as the next process finds it.
    BucketStore bucketStore();

    /// From now on nothing can be kept.
    void refuseToKeep();

    /// Spoils what is kept.
    void spoil();

    @Test
    default void knowsNoBucketsAtFirst() {
        assertThat(bucketStore().load()).isEqualTo(Registry.NEW);
    }

    @Test
    default void remembersBuckets() {
        BucketEntry plain = entry(1, StoreBucket.local("photos"), BucketProperties.STANDARD);
        BucketEntry other = entry(
                7,
                new StoreBucket("aws", new Namespace("u-1", "mine"), "a.b_c-D"),
                new BucketProperties(
                        new BucketProperties.Checksums(ChecksumType.SHA512, true, true, true),
                        new BucketProperties.Versions(false),
                        new BucketProperties.Mirror(true, 3),
                        new BucketProperties.Eviction(true, Duration.ofMinutes(5)),
                        Set.of(Permission.READ_OBJECT, Permission.LIST_OBJECTS)));
        BucketEntry closed = entry(8, StoreBucket.local("closed"), BucketProperties.STANDARD.with(Set.of()));

        bucketStore().save(new Registry(9, List.of(plain, other, closed)));

        Registry kept = bucketStore().load();
        assertThat(kept.last()).isEqualTo(9);
        assertThat(kept.buckets()).containsExactlyInAnyOrder(plain, other, closed);
    }

    @Test
    default void remembersThatThereAreNoneAnyMore() {
        bucketStore().save(new Registry(1, List.of(entry(1, StoreBucket.local("a"), BucketProperties.STANDARD))));

        bucketStore().save(new Registry(1, List.of()));

        assertThat(bucketStore().load()).isEqualTo(new Registry(1, List.of()));
    }

    @Test
    default void keepsTheBucketsItHadWhenItCannotKeepMore() {
        Registry before = new Registry(1, List.of(entry(1, StoreBucket.local("a"), BucketProperties.STANDARD)));
        bucketStore().save(before);
        refuseToKeep();

        assertThatThrownBy(() -> bucketStore().save(Registry.NEW)).isInstanceOf(StoreFailure.class);

        assertThat(bucketStore().load()).isEqualTo(before);
    }

    @Test
    default void neverTakesDamageForNoBuckets() {
        bucketStore().save(new Registry(1, List.of(entry(1, StoreBucket.local("a"), BucketProperties.STANDARD))));
        spoil();

        assertThatExceptionOfType(StoreFailure.class)
                .isThrownBy(() -> bucketStore().load())
                .extracting(StoreFailure::kind)
                .isEqualTo(StoreFailure.Kind.DAMAGED);
    }

    private static BucketEntry entry(long id, StoreBucket name, BucketProperties properties) {
        return new BucketEntry(new StoreBucketId(id), name, properties, Instant.ofEpochSecond(1_700_000_000, id));
    }
}
