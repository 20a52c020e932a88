package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.Bucket.Operator;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.bucket.WorkerId;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.Test;

/// What an [AssignmentCatalog] owes its caller that speaks for a network: it knows operators, shares bags
/// between buckets, and may be out of reach from any page on.
public interface NetworkAssignmentContract extends AssignmentCatalogContract {

    /// A catalogue that cannot be reached now.
    AssignmentCatalog silentAssignments();

    /// A catalogue of these that tells the first page or two of them and then breaks off.
    AssignmentCatalog assignmentsThatBreakOff(List<Listing> listings);

    /// The same of bags.
    AssignmentCatalog bagsThatBreakOff(Map<BagId, List<Listing>> bags);

    @Test
    default void namesTheObjectsOfBucketsThatTheWorkerHasTakenOn() {
        var taken = operated("0:1", new Operator(new WorkerId(3), true), new Operator(new WorkerId(4), true));
        var invited = operated("0:2", new Operator(new WorkerId(3), false), new Operator(new WorkerId(4), true));
        var other = operated("0:3", new Operator(new WorkerId(33), true));
        var catalog = assignmentsOf(List.of(in(1, taken), in(2, invited), in(3, other), in(4, invited, taken), in(5)));

        assertThat(AssignmentCatalogContract.named(catalog, worker(3))).containsExactlyInAnyOrder(1L, 4L);
        assertThat(AssignmentCatalogContract.named(catalog, worker(4))).containsExactlyInAnyOrder(1L, 2L, 4L);
        assertThat(AssignmentCatalogContract.named(catalog, worker(5))).isEmpty();
    }

    @Test
    default void tellsWhoOperatesTheBucketsOfAnObject() {
        var bucket = operated("0:1", new Operator(new WorkerId(3), true), new Operator(new WorkerId(4), false));
        var catalog = assignmentsOf(List.of(in(1, bucket)));

        assertThat(catalog.bucketsOf(List.of(new DataObjectId(1))))
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(Map.of(new DataObjectId(1), List.of(bucket)));
    }

    @Test
    default void namesWhatIsNotAcceptedYet() {
        var pending = new Listing(
                AssignmentCatalogContract.object(1),
                false,
                List.of(AssignmentCatalogContract.bucket("0:1")),
                List.of(anySource()));

        assertThat(AssignmentCatalogContract.named(
                        assignmentsOf(List.of(pending)), AssignmentCatalogContract.chosen("0:1")))
                .containsExactly(1L);
    }

    @Test
    default void doesNotTakeSilenceForAnAnswer() {
        var catalog = silentAssignments();

        assertThatExceptionOfType(CatalogFailure.class)
                .isThrownBy(() -> catalog.assigned(AssignmentCatalogContract.chosen("0:1"), _ -> {}));
        assertThatExceptionOfType(CatalogFailure.class)
                .isThrownBy(() -> catalog.objectsOf(new BagId("static:council"), _ -> {}));
        assertThatExceptionOfType(CatalogFailure.class)
                .isThrownBy(() -> catalog.bucketsOf(List.of(new DataObjectId(1))));
    }

    @Test
    default void doesNotTakeHalfAnAnswerForAWholeOne() {
        var listings = LongStream.range(0, 2_500)
                .mapToObj(id -> in(id, AssignmentCatalogContract.bucket("0:1")))
                .toList();
        var catalog = assignmentsThatBreakOff(listings);

        assertThatExceptionOfType(CatalogFailure.class)
                .isThrownBy(() -> catalog.assigned(AssignmentCatalogContract.chosen("0:1"), _ -> {}));
    }

    @Test
    default void doesNotTakeHalfABagForAWholeOne() {
        var listings = LongStream.range(0, 2_500).mapToObj(this::in).toList();
        var catalog = bagsThatBreakOff(Map.of(new BagId("static:council"), listings));

        assertThatExceptionOfType(CatalogFailure.class)
                .isThrownBy(() -> catalog.objectsOf(new BagId("static:council"), _ -> {}));
    }

    private static BucketSelection worker(int number) {
        return new BucketSelection.AllOfWorker(new WorkerId(number));
    }

    private static Bucket operated(String id, Operator... operators) {
        return new Bucket(new BucketId(id), List.of(operators));
    }

    private Listing in(long id, Bucket... buckets) {
        return new Listing(AssignmentCatalogContract.object(id), true, List.of(buckets), List.of(anySource()));
    }
}
