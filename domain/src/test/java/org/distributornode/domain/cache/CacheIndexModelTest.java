package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.distributornode.domain.cache.Admission.Admitted;
import org.distributornode.domain.cache.Admission.Reason;
import org.distributornode.domain.cache.Admission.Refused;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// Runs an index and a plain map through the same calls.
class CacheIndexModelTest {

    private static final long LIMIT = 1000;

    enum Call {
        RESERVE,
        RELEASE,
        ADD,
        RESTORE,
        READ,
        REMOVE,
        PIN,
        UNPIN,
        TRIM
    }

    record Step(Call call, long bits, long size, long second) {}

    @Property(tries = 300)
    void agreesWithAMap(@ForAll("policies") String policy, @ForAll @Size(max = 150) List<@From("steps") Step> steps) {
        Pair pair = new Pair(EvictionPolicies.named(policy).orElseThrow());

        for (Step step : steps) {
            pair.take(step);
            pair.compare();
        }
    }

    @Provide
    Arbitrary<String> policies() {
        return Arbitraries.of("valueDensity", "tinyLfu", "lru", "lruSp");
    }

    @Provide
    Arbitrary<Step> steps() {
        Arbitrary<Long> ids = Arbitraries.longs().between(0, 15).map(n -> n % 2 == 0 ? n : -n);
        Arbitrary<Long> sizes = Arbitraries.longs().between(0, LIMIT + 50);
        return Combinators.combine(
                        Arbitraries.of(Call.class),
                        ids,
                        sizes,
                        Arbitraries.longs().between(0, 100_000))
                .as(Step::new);
    }

    private static final class Pair {

        private final CacheIndex index;
        private final Map<DataObjectId, CacheEntry> held = new HashMap<>();
        private final Map<DataObjectId, Long> reserved = new HashMap<>();

        Pair(EvictionPolicy policy) {
            index = new CacheIndex(LIMIT, policy);
        }

        void take(Step step) {
            DataObjectId id = new DataObjectId(step.bits());
            Instant now = Instant.ofEpochSecond(step.second());
            switch (step.call()) {
                case RESERVE -> reserve(id, step.size(), now);
                case RELEASE -> {
                    index.release(id);
                    reserved.remove(id);
                }
                case ADD -> add(id, step.size(), now);
                case RESTORE -> {
                    CacheEntry entry = entry(id, step.size(), now, step.second() % 20)
                            .pinned(step.second() % 7 == 0 && step.size() < 30);
                    boolean unknown = held.putIfAbsent(id, entry) == null;
                    if (step.second() % 2 == 0) {
                        assertThat(index.restore(entry)).isEqualTo(unknown);
                    } else {
                        restorePacked(entry);
                    }
                }
                case READ -> {
                    index.read(id, now);
                    held.computeIfPresent(id, (_, entry) -> read(entry, now));
                }
                case REMOVE -> assertThat(index.remove(id)).isEqualTo(Optional.ofNullable(held.remove(id)));
                case PIN -> assertThat(index.pin(id, LIMIT / 2)).isEqualTo(pin(id));
                case UNPIN -> assertThat(index.unpin(id)).isEqualTo(unpin(id));
                case TRIM -> forget(index.trim(now));
            }
        }

        void compare() {
            assertThat(index.count()).isEqualTo(held.size());
            assertThat(index.capacity()).isEqualTo(new Capacity(LIMIT, used(), reservedBytes(), pinned()));
            assertThat(index.pinned(0, index.slots()))
                    .containsExactlyInAnyOrderElementsOf(
                            held.values().stream().filter(CacheEntry::pinned).toList());
            assertThat(index.entries(0, index.slots())).containsExactlyInAnyOrderElementsOf(held.values());
            held.forEach((id, entry) -> assertThat(index.entry(id)).contains(entry));
        }

        /// Once more than needed: what is known stays.
        private void restorePacked(CacheEntry entry) {
            PackedEntries packed = new PackedEntries(2);
            packed.add(entry);
            packed.add(entry.pinned(!entry.pinned()));
            index.restore(packed);
        }

        private void reserve(DataObjectId id, long size, Instant now) {
            if (reserved.containsKey(id)) {
                return;
            }
            switch (index.reserve(id, size, now)) {
                case Admitted(var victims) -> {
                    forget(victims);
                    reserved.put(id, size);
                    assertThat(used() + reservedBytes()).isLessThanOrEqualTo(LIMIT);
                }
                case Refused(var reason) -> {
                    assertThat(size + reservedBytes() + pinned()).isGreaterThan(LIMIT);
                    assertThat(reason == Reason.TOO_LARGE).isEqualTo(size > LIMIT);
                }
            }
        }

        private void add(DataObjectId id, long size, Instant now) {
            CacheEntry known = held.get(id);
            CacheEntry added = entry(id, size, now, 0);
            index.add(new DataObject(id, size, added.hash(), Optional.empty()), added.mediaType(), now);
            reserved.remove(id);
            if (known == null || known.size() != size) {
                held.put(id, added);
            }
        }

        /// Each victim must have been held, as it was.
        private void forget(List<CacheEntry> victims) {
            for (CacheEntry victim : victims) {
                assertThat(victim.pinned()).isFalse();
                assertThat(held.remove(victim.id())).isEqualTo(victim);
            }
        }

        private Pinning pin(DataObjectId id) {
            CacheEntry known = held.get(id);
            if (known == null || known.pinned()) {
                return known == null ? Pinning.NOT_HELD : Pinning.PINNED_BEFORE;
            }
            if (pinned() + known.size() > LIMIT / 2) {
                return Pinning.TOO_MUCH;
            }
            held.put(id, known.pinned(true));
            return Pinning.PINNED;
        }

        private boolean unpin(DataObjectId id) {
            CacheEntry known = held.get(id);
            held.computeIfPresent(id, (_, entry) -> entry.pinned(false));
            return known != null && known.pinned();
        }

        private long pinned() {
            return held.values().stream()
                    .filter(CacheEntry::pinned)
                    .mapToLong(CacheEntry::size)
                    .sum();
        }

        private long used() {
            return held.values().stream().mapToLong(CacheEntry::size).sum();
        }

        private long reservedBytes() {
            return reserved.values().stream().mapToLong(size -> size).sum();
        }

        private static CacheEntry entry(DataObjectId id, long size, Instant now, long reads) {
            MediaType type = new MediaType("video/x" + size % 7);
            return new CacheEntry(id, size, new ContentHash(id.bits(), size, -1, 0), type, now, now, reads);
        }

        private static CacheEntry read(CacheEntry entry, Instant now) {
            Instant last = now.isAfter(entry.lastReadAt()) ? now : entry.lastReadAt();
            return new CacheEntry(
                    entry.id(),
                    entry.size(),
                    entry.hash(),
                    entry.mediaType(),
                    entry.storedAt(),
                    last,
                    entry.reads() + 1,
                    entry.pinned());
        }
    }
}
