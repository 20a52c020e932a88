package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.distributornode.domain.cache.Admission.Admitted;
import org.distributornode.domain.cache.Admission.Reason;
import org.distributornode.domain.cache.Admission.Refused;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheIndexTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private static final MediaType WEBM = new MediaType("video/webm");

    private final CacheIndex index = new CacheIndex(100, new LeastRecentlyUsed());

    @ParameterizedTest
    @ValueSource(longs = {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1})
    void knowsWhatItHolds(long bits) {
        DataObject object = new DataObject(new DataObjectId(bits), 40, new ContentHash(-1, 2, -3, 4), Optional.empty());

        index.add(object, WEBM, NOW);

        assertThat(index.contains(object.id())).isTrue();
        assertThat(index.entry(object.id()))
                .contains(new CacheEntry(object.id(), 40, object.hash(), WEBM, NOW, NOW, 0));
        assertThat(index.contains(new DataObjectId(7))).isFalse();
        assertThat(index.entry(new DataObjectId(7))).isEmpty();
        assertThat(index.count()).isOne();
    }

    @Test
    void turnsAReservationIntoUse() {
        assertThat(index.reserve(id(1), 40, NOW)).isEqualTo(new Admitted(List.of()));
        assertThat(index.capacity()).isEqualTo(new Capacity(100, 0, 40));

        index.add(object(1, 40), WEBM, NOW);

        assertThat(index.capacity()).isEqualTo(new Capacity(100, 40, 0));
    }

    @Test
    void evictsUntilThereIsRoom() {
        index.add(object(1, 40), WEBM, NOW);
        index.add(object(2, 40), WEBM, NOW);
        index.read(id(1), NOW);

        Admission admission = index.reserve(id(3), 50, NOW);

        assertThat(admission).isEqualTo(new Admitted(List.of(entry(2, 40, NOW, 0))));
        assertThat(index.contains(id(2))).isFalse();
        assertThat(index.capacity()).isEqualTo(new Capacity(100, 40, 50));
    }

    @Test
    void refusesWhatIsLargerThanTheLimit() {
        index.add(object(1, 40), WEBM, NOW);

        assertThat(index.reserve(id(2), 101, NOW)).isEqualTo(new Refused(Reason.TOO_LARGE));
        assertThat(index.contains(id(1))).isTrue();
        assertThat(index.reserve(id(2), 100, NOW)).isInstanceOf(Admitted.class);
    }

    @Test
    void evictsNothingForWhatCannotFitBesideReservations() {
        index.add(object(1, 40), WEBM, NOW);
        index.reserve(id(2), 50, NOW);

        assertThat(index.reserve(id(3), 60, NOW)).isEqualTo(new Refused(Reason.NO_ROOM));
        assertThat(index.contains(id(1))).isTrue();

        index.release(id(2));
        assertThat(index.reserve(id(3), 60, NOW)).isEqualTo(new Admitted(List.of()));
    }

    @Test
    void releasesAReservationOnce() {
        index.reserve(id(1), 60, NOW);

        index.release(id(1));
        index.release(id(1));

        assertThat(index.capacity()).isEqualTo(Capacity.empty(100));
    }

    @Test
    void refusesASecondReservationForOneObject() {
        index.reserve(id(1), 10, NOW);

        assertThatIllegalStateException().isThrownBy(() -> index.reserve(id(1), 10, NOW));
    }

    @Test
    void countsReadsAndNeverGoesBackInTime() {
        index.add(object(1, 40), WEBM, NOW);

        index.read(id(1), NOW.plusSeconds(60));
        index.read(id(1), NOW.plusSeconds(30));
        index.read(id(2), NOW);

        assertThat(index.entry(id(1))).contains(new CacheEntry(id(1), 40, hash(1), WEBM, NOW, NOW.plusSeconds(60), 2));
    }

    @Test
    void removesAndTellsWhatItWas() {
        index.add(object(1, 40), WEBM, NOW);

        assertThat(index.remove(id(1))).contains(entry(1, 40, NOW, 0));
        assertThat(index.remove(id(1))).isEmpty();
        assertThat(index.count()).isZero();
        assertThat(index.capacity()).isEqualTo(Capacity.empty(100));
    }

    @Test
    void keepsWhatIsKnownWhenTheSameObjectIsAddedAgain() {
        index.add(object(1, 40), WEBM, NOW);
        index.read(id(1), NOW.plusSeconds(5));

        index.add(object(1, 40), WEBM, NOW.plusSeconds(9));

        assertThat(index.entry(id(1))).contains(new CacheEntry(id(1), 40, hash(1), WEBM, NOW, NOW.plusSeconds(5), 1));
        assertThat(index.capacity().used()).isEqualTo(40);
    }

    @Test
    void replacesAnObjectByAnotherOfTheSameId() {
        index.add(object(1, 40), WEBM, NOW);
        DataObject other = new DataObject(id(1), 30, hash(9), Optional.empty());

        index.add(other, MediaType.OCTET_STREAM, NOW);

        assertThat(index.entry(id(1)))
                .contains(new CacheEntry(id(1), 30, hash(9), MediaType.OCTET_STREAM, NOW, NOW, 0));
        assertThat(index.count()).isOne();
        assertThat(index.capacity().used()).isEqualTo(30);
    }

    @Test
    void restoresEntriesAsTheyWere() {
        CacheEntry entry = new CacheEntry(id(-4), 40, hash(1), WEBM, NOW, NOW.plusSeconds(77), 12);

        assertThat(index.restore(entry)).isTrue();
        assertThat(index.restore(entry(-4, 99, NOW, 0))).isFalse();

        assertThat(index.entry(id(-4))).contains(entry);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 4500, 6000})
    void restoresManyAsItDoesEach(long expected) {
        index.expect(expected);
        PackedEntries packed = new PackedEntries(5000);
        for (int number = 0; number < 5000; number++) {
            MediaType type = number % 3 == 0 ? WEBM : MediaType.OCTET_STREAM;
            packed.add(
                    new CacheEntry(id(number % 4000), 0, hash(number), type, NOW.plusSeconds(number), NOW, number % 5)
                            .pinned(number % 7 == 0));
        }
        CacheIndex single = new CacheIndex(100, new LeastRecentlyUsed());
        single.restore(entry(7, 40, NOW, 1));
        IntStream.range(0, packed.count()).mapToObj(packed::entry).forEach(single::restore);
        index.restore(entry(7, 40, NOW, 1));

        index.restore(packed);

        assertThat(index.entries(0, index.slots())).isEqualTo(single.entries(0, single.slots()));
        assertThat(index.pinned(0, index.slots())).isEqualTo(single.pinned(0, single.slots()));
        assertThat(index.capacity()).isEqualTo(single.capacity());
        assertThat(index.count()).isEqualTo(4000);
        assertThat(index.evict(Long.MAX_VALUE, NOW)).isEqualTo(single.evict(Long.MAX_VALUE, NOW));
    }

    @Test
    void trimsToASmallerLimitByTheOrderOfLastReads() {
        index.restore(entry(1, 60, NOW.plusSeconds(30), 1));
        index.restore(entry(2, 60, NOW.plusSeconds(10), 5));
        index.restore(entry(3, 60, NOW.plusSeconds(20), 0));

        assertThat(index.trim(NOW)).extracting(CacheEntry::id).containsExactly(id(2), id(3));

        assertThat(index.capacity()).isEqualTo(new Capacity(100, 60, 0));
        assertThat(index.trim(NOW)).isEmpty();
    }

    @Test
    void evictsUntilSoManyBytesAreGivenBack() {
        index.add(object(1, 40), WEBM, NOW);
        index.add(object(2, 30), WEBM, NOW.plusSeconds(1));
        index.add(object(3, 20), WEBM, NOW.plusSeconds(2));

        assertThat(index.evict(0, NOW)).isEmpty();
        assertThat(index.evict(41, NOW)).extracting(CacheEntry::id).containsExactly(id(1), id(2));
        assertThat(index.evict(Long.MAX_VALUE, NOW)).extracting(CacheEntry::id).containsExactly(id(3));

        assertThat(index.capacity()).isEqualTo(Capacity.empty(100));
    }

    @Test
    void goesOnWithWhatItRestored() {
        index.restore(entry(1, 40, NOW, 3));
        index.restore(entry(2, 40, NOW.plusSeconds(1), 3));
        index.read(id(1), NOW.plusSeconds(2));
        index.restore(entry(3, 10, NOW, 0));

        assertThat(index.reserve(id(4), 50, NOW)).isEqualTo(new Admitted(List.of(entry(2, 40, NOW.plusSeconds(1), 3))));
        assertThat(index.remove(id(3))).isPresent();
    }

    @Test
    void tellsThePolicyBitByBitWhatItWouldTellAtOnce() {
        CacheIndex slow = new CacheIndex(100, new LeastRecentlyUsed());
        CacheIndex quick = new CacheIndex(100, new LeastRecentlyUsed());
        for (CacheIndex each : List.of(slow, quick)) {
            each.restore(entry(1, 10, NOW, 3));
            each.restore(entry(2, 10, NOW.minusSeconds(5), 0));
            each.restore(entry(3, 10, NOW.minusSeconds(9), 1));
            boolean all = each.settle(each == slow ? 1 : 3);
            assertThat(all).isEqualTo(each == quick);
            each.read(id(3), NOW);
            each.add(object(4, 10), WEBM, NOW);
            each.read(id(4), NOW);
            each.read(id(2), NOW);
        }

        assertThat(slow.settle(1)).isFalse();
        assertThat(slow.settle(1)).isTrue();
        assertThat(slow.evict(40, NOW))
                .isEqualTo(quick.evict(40, NOW))
                .extracting(each -> each.id().bits())
                .containsExactly(1L, 3L, 4L, 2L);
    }

    @Test
    void showsAllEntriesInPieces() {
        for (int i = 0; i < 50; i++) {
            index.add(object(i, 1), WEBM, NOW);
        }
        index.remove(id(7));
        List<DataObjectId> seen = new ArrayList<>();

        for (int from = 0; from < index.slots(); from += 8) {
            index.entries(from, 8).forEach(entry -> seen.add(entry.id()));
            index.read(id(from), NOW);
            index.add(object(1000 + from, 1), WEBM, NOW);
        }

        assertThat(seen).doesNotHaveDuplicates().doesNotContain(id(7));
        for (int i = 0; i < 50; i++) {
            if (i != 7) {
                assertThat(seen).contains(id(i));
            }
        }
        assertThat(index.entries(0, Integer.MAX_VALUE)).hasSize(index.count());
        assertThat(index.entries(5, Integer.MAX_VALUE)).hasSizeLessThan(index.count());
    }

    @Test
    void holdsEmptyObjectsInNoRoom() {
        CacheIndex none = new CacheIndex(0, new TinyLfu());

        assertThat(none.reserve(id(1), 0, NOW)).isEqualTo(new Admitted(List.of()));
        none.add(object(1, 0), WEBM, NOW);

        assertThat(none.contains(id(1))).isTrue();
        assertThat(none.reserve(id(2), 1, NOW)).isEqualTo(new Refused(Reason.TOO_LARGE));
    }

    private static DataObjectId id(long bits) {
        return new DataObjectId(bits);
    }

    private static ContentHash hash(long bits) {
        return new ContentHash(bits, 0, 0, bits);
    }

    private static DataObject object(long bits, long size) {
        return new DataObject(id(bits), size, hash(bits), Optional.empty());
    }

    private static CacheEntry entry(long bits, long size, Instant lastReadAt, long reads) {
        return new CacheEntry(id(bits), size, hash(bits), WEBM, NOW, lastReadAt, reads);
    }
}
