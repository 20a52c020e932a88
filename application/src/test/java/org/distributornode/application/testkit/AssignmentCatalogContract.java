package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.Test;

/// What any [AssignmentCatalog] owes its caller.
public interface AssignmentCatalogContract {

    /// A catalogue that lists just these, each accepted, in at most one bucket without operators, at
    /// [#anySource()]. Its pages are of less than a thousand objects.
    AssignmentCatalog assignmentsOf(List<Listing> listings);

    /// A catalogue that lists just these, otherwise as that of [#assignmentsOf].
    AssignmentCatalog bagsOf(Map<BagId, List<Listing>> bags);

    /// A source that this catalogue can name.
    Source anySource();

    @Test
    default void namesTheObjectsOfTheChosenBuckets() {
        var catalog = assignmentsOf(List.of(in("0:1", 1), in("0:2", 2), in("0:3", 3), in("0:1", 10), nowhere(11)));

        assertThat(named(catalog, chosen("0:1", "0:3"))).containsExactlyInAnyOrder(1L, 3L, 10L);
        assertThat(named(catalog, chosen("9:9"))).isEmpty();
    }

    @Test
    default void namesAllThatThereIs() {
        var catalog = assignmentsOf(List.of(in("0:1", 1), nowhere(2), in("0:2", -1)));

        assertThat(named(catalog, new BucketSelection.Everything())).containsExactlyInAnyOrder(1L, 2L, -1L);
    }

    @Test
    default void namesNothingOfNothing() {
        var catalog = assignmentsOf(List.of(in("0:1", 1), nowhere(2)));

        assertThat(named(catalog, new BucketSelection.Nothing())).isEmpty();
    }

    @Test
    default void namesEachOfManyObjectsInPages() {
        var ids = LongStream.range(1, 2_345).boxed().toList();
        var catalog = assignmentsOf(ids.stream().map(id -> in("0:1", id)).toList());
        List<Integer> pages = new ArrayList<>();
        List<Long> named = new ArrayList<>();

        catalog.assigned(chosen("0:1"), page -> {
            pages.add(page.size());
            page.forEach(id -> named.add(id.bits()));
        });

        assertThat(named).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(pages).hasSizeGreaterThan(2).allMatch(size -> size > 0 && size <= 1_000);
    }

    @Test
    default void namesTheObjectsOfABag() {
        var catalog = bagsOf(Map.of(
                bag("dynamic:channel:1"),
                List.of(in("0:1", 1), nowhere(-1)),
                bag("dynamic:channel:11"),
                List.of(in("0:1", 3))));

        assertThat(named(catalog, bag("dynamic:channel:1"))).containsExactlyInAnyOrder(1L, -1L);
        assertThat(named(catalog, bag("dynamic:channel:11"))).containsExactly(3L);
        assertThat(named(catalog, bag("dynamic:channel:2"))).isEmpty();
    }

    @Test
    default void namesEachOfManyObjectsOfABagInPages() {
        var ids = LongStream.range(1, 2_345).boxed().toList();
        var catalog = bagsOf(
                Map.of(bag("static:council"), ids.stream().map(this::nowhere).toList()));
        List<Integer> pages = new ArrayList<>();
        List<Long> named = new ArrayList<>();

        catalog.objectsOf(bag("static:council"), page -> {
            pages.add(page.size());
            page.forEach(id -> named.add(id.bits()));
        });

        assertThat(named).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(pages).hasSizeGreaterThan(2).allMatch(size -> size > 0 && size <= 1_000);
    }

    @Test
    default void tellsTheBucketsOfWhatItKnows() {
        var catalog = assignmentsOf(List.of(in("0:1", 1), in("0:2", 2), nowhere(3)));

        var found = catalog.bucketsOf(ids(1, 2, 3, 4));

        assertThat(found)
                .isEqualTo(Map.of(id(1), List.of(bucket("0:1")), id(2), List.of(bucket("0:2")), id(3), List.of()));
    }

    @Test
    default void tellsTheBucketsOfManyObjectsAtOnce() {
        var catalog = assignmentsOf(
                LongStream.range(0, 1_200).mapToObj(id -> in("0:1", id)).toList());
        var asked = LongStream.range(200, 200 + AssignmentCatalog.MOST_AT_ONCE)
                .mapToObj(DataObjectId::new)
                .toList();

        assertThat(catalog.bucketsOf(asked)).containsOnlyKeys(asked);
    }

    @Test
    default void tellsNothingOfNoObjects() {
        assertThat(assignmentsOf(List.of(in("0:1", 1))).bucketsOf(List.of())).isEmpty();
    }

    /// The numbers of all objects that `selection` makes ours.
    static Set<Long> named(AssignmentCatalog catalog, BucketSelection selection) {
        List<DataObjectId> named = new ArrayList<>();
        catalog.assigned(selection, named::addAll);
        return named.stream().map(DataObjectId::bits).collect(Collectors.toSet());
    }

    /// The numbers of all objects in `bag`.
    static Set<Long> named(AssignmentCatalog catalog, BagId bag) {
        List<DataObjectId> named = new ArrayList<>();
        catalog.objectsOf(bag, named::addAll);
        return named.stream().map(DataObjectId::bits).collect(Collectors.toSet());
    }

    static BagId bag(String name) {
        return new BagId(name);
    }

    static BucketSelection.Chosen chosen(String... ids) {
        return new BucketSelection.Chosen(Stream.of(ids).map(BucketId::new).collect(Collectors.toSet()));
    }

    static Bucket bucket(String id) {
        return new Bucket(new BucketId(id), List.of());
    }

    static DataObject object(long id) {
        return new DataObject(id(id), 100, new ContentHash(id, 0, 0, 1), Optional.empty());
    }

    private Listing in(String bucket, long id) {
        return new Listing(object(id), true, List.of(bucket(bucket)), List.of(anySource()));
    }

    private Listing nowhere(long id) {
        return new Listing(object(id), true, List.of(), List.of(anySource()));
    }

    private static List<DataObjectId> ids(long... ids) {
        return Arrays.stream(ids).mapToObj(DataObjectId::new).toList();
    }

    private static DataObjectId id(long id) {
        return new DataObjectId(id);
    }
}
