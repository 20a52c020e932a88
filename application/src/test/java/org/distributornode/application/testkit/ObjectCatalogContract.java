package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.Test;

/// What any [ObjectCatalog] owes its caller.
public interface ObjectCatalogContract {

    /// A catalogue that lists just these. They are accepted, their buckets have no operators, and their sources
    /// come from [#source(int)].
    ObjectCatalog catalogOf(Listing... listings);

    /// A source that this catalogue can name; different numbers give different sources.
    Source source(int number);

    @Test
    default void findsWhatIsListed() {
        var hash = new ContentHash(0x0123456789abcdefL, -1, 0, Long.MIN_VALUE);
        var object = new DataObject(new DataObjectId(7), 5_000_000_000L, hash, Optional.of(new MediaType("text/vtt")));
        var listing = new Listing(object, true, bucket("1:2"), List.of(source(1), source(2)));

        var found = catalogOf(listing).find(new DataObjectId(7));

        assertThat(found.orElseThrow())
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(listing);
    }

    @Test
    default void saysThatItKnowsNoSuchObject() {
        var catalog = catalogOf(new Listing(plain(7), true, List.of(), List.of(source(1))));

        assertThat(catalog.find(new DataObjectId(8))).isEmpty();
    }

    @Test
    default void tellsObjectsApart() {
        var catalog = catalogOf(
                new Listing(plain(7), true, bucket("0:1"), List.of(source(1))),
                new Listing(plain(70), true, bucket("0:2"), List.of(source(2))));

        var found = catalog.find(new DataObjectId(70)).orElseThrow();

        assertThat(found.object()).isEqualTo(plain(70));
        assertThat(found.buckets()).isEqualTo(bucket("0:2"));
        assertThat(found.sources()).containsExactly(source(2));
    }

    @Test
    default void readsTheLargestNumber() {
        var catalog = catalogOf(new Listing(plain(-1), true, List.of(), List.of(source(1))));

        var found = catalog.find(DataObjectId.parse("18446744073709551615").orElseThrow());

        assertThat(found.orElseThrow().object().id().bits()).isEqualTo(-1);
    }

    @Test
    default void listsAnEmptyObject() {
        var empty = new DataObject(new DataObjectId(9), 0, new ContentHash(1, 2, 3, 4), Optional.empty());

        var found = catalogOf(new Listing(empty, true, List.of(), List.of(source(1))))
                .find(empty.id());

        assertThat(found.orElseThrow().object()).isEqualTo(empty);
    }

    @Test
    default void describesManyObjectsAtOnce() {
        var typed = new DataObject(
                new DataObjectId(-1), 0, new ContentHash(1, 2, 3, 4), Optional.of(new MediaType("text/vtt")));
        var many = LongStream.range(1, 1_200).mapToObj(ObjectCatalogContract::plain);
        var catalog = catalogOf(Stream.concat(many, Stream.of(typed))
                .map(object -> new Listing(object, true, List.of(), List.of(source(1))))
                .toArray(Listing[]::new));
        var asked = LongStream.range(-1, AssignmentCatalog.MOST_AT_ONCE - 1)
                .mapToObj(DataObjectId::new)
                .toList();

        var described = catalog.describe(asked);

        assertThat(described.objects()).hasSize(asked.size() - 1).containsEntry(typed.id(), typed);
        assertThat(described.objects()).containsEntry(new DataObjectId(500), plain(500));
        assertThat(described.knows(new DataObjectId(0))).isFalse();
        assertThat(described.unusable()).isEmpty();
        assertThat(catalog.describe(List.of()).objects()).isEmpty();
    }

    private static DataObject plain(long id) {
        return new DataObject(new DataObjectId(id), 100 + (id & 0xff), new ContentHash(id, 0, 0, 1), Optional.empty());
    }

    private static List<Bucket> bucket(String id) {
        return List.of(new Bucket(new BucketId(id), List.of()));
    }
}
