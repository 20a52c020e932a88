package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.distributornode.domain.cache.Admission.Admitted;
import org.distributornode.domain.cache.Admission.Reason;
import org.distributornode.domain.cache.Admission.Refused;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PinningTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private static final long HALF = 50;

    private final CacheIndex index = new CacheIndex(100, new LeastRecentlyUsed());

    static Stream<Supplier<EvictionPolicy>> policies() {
        return Stream.of(TinyLfu::new, LeastRecentlyUsed::new, SizePopularity::new);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void evictsAllButWhatIsPinned(Supplier<EvictionPolicy> policy) {
        CacheIndex any = new CacheIndex(10_000, policy.get());
        for (int i = 0; i < 1000; i++) {
            any.add(object(i, 10), MediaType.OCTET_STREAM, NOW);
            any.read(id(i / 2), NOW);
        }
        for (int i = 0; i < 1000; i += 10) {
            assertThat(any.pin(id(i), 10_000)).isEqualTo(Pinning.PINNED);
            any.read(id(i), NOW.plusSeconds(i));
        }

        List<CacheEntry> victims = any.evict(Long.MAX_VALUE, NOW);

        assertThat(victims).hasSize(900).noneMatch(CacheEntry::pinned);
        assertThat(any.entries(0, any.slots())).hasSize(100).allMatch(CacheEntry::pinned);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void evictsWhatWasPinned(Supplier<EvictionPolicy> policy) {
        CacheIndex any = new CacheIndex(1000, policy.get());
        any.add(object(1, 10), MediaType.OCTET_STREAM, NOW);
        any.pin(id(1), 1000);
        any.read(id(1), NOW);

        assertThat(any.unpin(id(1))).isTrue();
        assertThat(any.unpin(id(1))).isFalse();

        assertThat(any.evict(1, NOW)).extracting(CacheEntry::id).containsExactly(id(1));
        assertThat(any.capacity()).isEqualTo(Capacity.empty(1000));
    }

    @Test
    void pinsNoMoreThanIsAllowed() {
        add(1, 30);
        add(2, 21);
        add(3, 20);

        assertThat(index.pin(id(1), HALF)).isEqualTo(Pinning.PINNED);
        assertThat(index.pin(id(2), HALF)).isEqualTo(Pinning.TOO_MUCH);
        assertThat(index.pin(id(3), HALF)).isEqualTo(Pinning.PINNED);
        assertThat(index.pin(id(1), HALF)).isEqualTo(Pinning.PINNED_BEFORE);
        assertThat(index.pin(id(4), HALF)).isEqualTo(Pinning.NOT_HELD);

        assertThat(index.capacity()).isEqualTo(new Capacity(100, 71, 0, 50));
    }

    @Test
    void admitsNothingInTheRoomOfWhatIsPinned() {
        add(1, 50);
        add(2, 50);
        index.pin(id(1), HALF);

        assertThat(index.reserve(id(3), 51, NOW)).isEqualTo(new Refused(Reason.NO_ROOM));
        assertThat(index.count()).isEqualTo(2);
        assertThat(index.reserve(id(3), 50, NOW)).isInstanceOf(Admitted.class);
        assertThat(index.contains(id(1))).isTrue();
        assertThat(index.contains(id(2))).isFalse();
    }

    @Test
    void forgetsThePinOfWhatGoes() {
        add(1, 50);
        index.pin(id(1), HALF);

        assertThat(index.remove(id(1)).orElseThrow().pinned()).isTrue();
        add(2, 20);

        assertThat(index.entry(id(2)).orElseThrow().pinned()).isFalse();
        assertThat(index.capacity()).isEqualTo(new Capacity(100, 20, 0, 0));
    }

    @Test
    void pinsNoClaim() {
        index.claim(Claim.untold(id(1), 10, MediaType.OCTET_STREAM, NOW, 0));

        assertThat(index.pin(id(1), HALF)).isEqualTo(Pinning.NOT_HELD);
        assertThat(index.unpin(id(1))).isFalse();
    }

    @Test
    void restoresPins() {
        index.restore(entry(1, 60).pinned(true));
        index.restore(entry(2, 60));

        assertThat(index.trim(NOW)).extracting(CacheEntry::id).containsExactly(id(2));
        assertThat(index.trim(NOW)).isEmpty();
        assertThat(index.pinned(0, index.slots())).containsExactly(entry(1, 60).pinned(true));
        assertThat(index.capacity()).isEqualTo(new Capacity(100, 60, 0, 60));
    }

    private void add(long bits, long size) {
        index.add(object(bits, size), MediaType.OCTET_STREAM, NOW);
    }

    private static DataObjectId id(long bits) {
        return new DataObjectId(bits);
    }

    private static DataObject object(long bits, long size) {
        return new DataObject(id(bits), size, new ContentHash(bits, 0, 0, 1), Optional.empty());
    }

    private static CacheEntry entry(long bits, long size) {
        ContentHash hash = new ContentHash(bits, 0, 0, 1);
        return new CacheEntry(id(bits), size, hash, MediaType.OCTET_STREAM, NOW, NOW, 0);
    }
}
