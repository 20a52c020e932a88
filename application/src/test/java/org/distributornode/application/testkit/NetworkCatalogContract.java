package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.WorkerId;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.Test;

/// What an [ObjectCatalog] owes its caller that speaks for a network: it knows operators and uploads that are not
/// confirmed yet, and it may be out of reach.
public interface NetworkCatalogContract extends ObjectCatalogContract {

    /// A catalogue that cannot be reached now.
    ObjectCatalog silentCatalog();

    @Test
    default void tellsWhoOperatesTheBuckets() {
        var operators =
                List.of(new Bucket.Operator(new WorkerId(3), true), new Bucket.Operator(new WorkerId(4), false));
        var buckets = List.of(new Bucket(new BucketId("2:0"), operators), new Bucket(new BucketId("2:1"), List.of()));

        var found = catalogOf(new Listing(object(), true, buckets, List.of(source(1))))
                .find(object().id());

        assertThat(found.orElseThrow().buckets())
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(buckets);
    }

    @Test
    default void tellsWhatIsNotAcceptedYet() {
        var found =
                catalogOf(new Listing(object(), false, List.of(), List.of())).find(object().id());

        assertThat(found.orElseThrow().accepted()).isFalse();
    }

    @Test
    default void doesNotTakeSilenceForAnAnswer() {
        var catalog = silentCatalog();

        var failure = catchThrowableOfType(CatalogFailure.class, () -> catalog.find(object().id()));

        assertThat(failure.retryable()).isTrue();
        assertThatExceptionOfType(CatalogFailure.class)
                .isThrownBy(() -> catalog.describe(List.of(object().id())))
                .matches(CatalogFailure::retryable);
    }

    private static DataObject object() {
        return new DataObject(new DataObjectId(5), 10, new ContentHash(1, 2, 3, 4), Optional.empty());
    }
}
