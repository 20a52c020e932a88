package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.distributornode.domain.cache.Admission.Admitted;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.Test;

/// Files in the index that are not proven yet.
class ClaimTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private static final MediaType WEBM = new MediaType("video/webm");
    private static final ContentHash HASH = new ContentHash(1, 2, 3, 4);

    private final CacheIndex index = new CacheIndex(100, new LeastRecentlyUsed());

    private static DataObjectId id(long number) {
        return new DataObjectId(number);
    }

    private static DataObject object(long number, long size) {
        return new DataObject(id(number), size, HASH, Optional.empty());
    }

    private static Claim claim(long number, long size, long secondsAgo) {
        return Claim.untold(id(number), size, MediaType.OCTET_STREAM, NOW.minusSeconds(secondsAgo), 5);
    }

    @Test
    void takesUpRoomAndIsNotHeld() {
        index.claim(claim(1, 40, 10));

        assertThat(index.contains(id(1))).isFalse();
        assertThat(index.entry(id(1))).isEmpty();
        assertThat(index.count()).isZero();
        assertThat(index.entries(0, 10)).isEmpty();
        assertThat(index.capacity()).isEqualTo(new Capacity(100, 40, 0));
        assertThat(index.claim(id(1))).contains(claim(1, 40, 10));
        assertThat(index.claims(0, 10)).containsExactly(claim(1, 40, 10));
        assertThat(index.claims(1, 10)).isEmpty();
    }

    @Test
    void keepsItsUseWhenItIsMadeGood() {
        index.claim(claim(1, 40, 10));

        index.add(object(1, 40), WEBM, NOW);

        Instant used = NOW.minusSeconds(10);
        assertThat(index.entry(id(1))).contains(new CacheEntry(id(1), 40, HASH, WEBM, used, used, 5));
        assertThat(index.claim(id(1))).isEmpty();
        assertThat(index.count()).isOne();
        assertThat(index.capacity()).isEqualTo(new Capacity(100, 40, 0));
    }

    @Test
    void isReplacedByAnObjectOfAnotherSize() {
        index.claim(claim(1, 40, 10));
        index.reserve(id(1), 50, NOW);

        index.add(object(1, 50), WEBM, NOW);

        assertThat(index.entry(id(1))).contains(new CacheEntry(id(1), 50, HASH, WEBM, NOW, NOW, 0));
        assertThat(index.claims(0, 10)).isEmpty();
        assertThat(index.capacity()).isEqualTo(new Capacity(100, 50, 0));
    }

    @Test
    void goesInTheOrderOfUseAmongHeldObjects() {
        index.claim(claim(1, 30, 20));
        index.restore(new CacheEntry(id(2), 30, HASH, WEBM, NOW.minusSeconds(15), NOW.minusSeconds(15), 0));
        index.claim(claim(3, 30, 10));

        Admission admission = index.reserve(id(4), 80, NOW);

        assertThat(((Admitted) admission).victims()).extracting(CacheEntry::id).containsExactly(id(1), id(2), id(3));
        assertThat(index.claims(0, 10)).isEmpty();
        assertThat(index.capacity()).isEqualTo(new Capacity(100, 0, 80));
    }

    @Test
    void learnsItsHashAndItsType() {
        index.claim(claim(1, 40, 10));
        Claim told = index.claim(id(1)).orElseThrow().told(HASH, WEBM);

        index.claim(told);

        assertThat(told.isTold()).isTrue();
        assertThat(told.entry().mediaType()).isEqualTo(WEBM);
        assertThat(told.told(HASH, new MediaType("a/b")).entry().mediaType()).isEqualTo(WEBM);
        assertThat(index.claims(0, 10)).isEqualTo(List.of(told));
        assertThat(index.capacity().used()).isEqualTo(40);
    }

    @Test
    void isReplacedByAClaimOfAnotherSize() {
        index.claim(claim(1, 40, 10));

        index.claim(claim(1, 60, 5));

        assertThat(index.claims(0, 10)).containsExactly(claim(1, 60, 5));
        assertThat(index.capacity().used()).isEqualTo(60);
    }

    @Test
    void yieldsToAHeldObject() {
        index.add(object(1, 40), WEBM, NOW);

        index.claim(claim(1, 60, 5));

        assertThat(index.contains(id(1))).isTrue();
        assertThat(index.claim(id(1))).isEmpty();
        assertThat(index.restore(index.entry(id(1)).orElseThrow())).isFalse();
    }

    @Test
    void goesWhenItIsRemovedAndCountsNoReads() {
        index.claim(claim(1, 40, 10));
        index.read(id(1), NOW);
        assertThat(index.claim(id(1))).contains(claim(1, 40, 10));

        assertThat(index.remove(id(1))).isPresent();

        assertThat(index.claim(id(1))).isEmpty();
        assertThat(index.capacity().used()).isZero();
        index.add(object(2, 40), WEBM, NOW);
        assertThat(index.claims(0, 10)).isEmpty();
        assertThat(index.count()).isOne();
    }
}
