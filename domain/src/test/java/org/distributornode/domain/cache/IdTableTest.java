package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTableTest {

    private final EntryPages entries = new EntryPages();
    private final IdTable table = new IdTable(entries);

    @Test
    void findsNothingInAnEmptyTable() {
        assertThat(table.find(0)).isEqualTo(IdTable.NONE);
        assertThat(table.find(-1)).isEqualTo(IdTable.NONE);
    }

    @Test
    void findsWhatWasLinkedWhileItGrowsAndShrinks() {
        Random random = new Random(7);
        Map<Long, Integer> model = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            long id = random.nextInt(20_000) * (random.nextBoolean() ? 1L : 1L << 44);
            Integer slot = model.remove(id);
            if (slot == null) {
                model.put(id, link(id));
            } else {
                table.unlink(slot);
            }
        }

        assertThat(table.count()).isEqualTo(model.size());
        model.forEach((id, slot) -> assertThat(table.find(id)).isEqualTo(slot));
        assertThat(table.find(-5)).isEqualTo(IdTable.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 1000, 1037, 5000})
    void findsAllHoweverManyWereExpected(long expected) {
        table.expect(expected);

        for (int id = 0; id < 2000; id++) {
            link(id);
        }
        table.expect(1);

        for (int id = 0; id < 2000; id++) {
            assertThat(table.find(id)).isEqualTo(id);
        }
        assertThat(table.find(2000)).isEqualTo(IdTable.NONE);
    }

    @Test
    void usesFreeSlotsBeforeNewOnes() {
        int first = link(1);
        link(2);

        table.unlink(first);

        assertThat(table.find(1)).isEqualTo(IdTable.NONE);
        assertThat(link(3)).isEqualTo(first);
        assertThat(link(4)).isEqualTo(2);
        assertThat(table.slots()).isEqualTo(3);
    }

    @Test
    void linksEachUnknownIdOnce() {
        for (int id = 0; id < 2000; id++) {
            int slot = table.linkUnknown(id);
            entries.put(slot, entry(id));

            assertThat(table.linkUnknown(id)).isEqualTo(IdTable.NONE);
        }

        assertThat(table.count()).isEqualTo(2000);
        for (int id = 0; id < 2000; id++) {
            assertThat(table.find(id)).isEqualTo(id);
        }
    }

    private int link(long id) {
        int slot = table.freeSlot();
        entries.put(slot, entry(id));
        table.link(slot);
        return slot;
    }

    private static CacheEntry entry(long id) {
        return new CacheEntry(
                new DataObjectId(id),
                1,
                new ContentHash(0, 0, 0, 0),
                MediaType.OCTET_STREAM,
                Instant.EPOCH,
                Instant.EPOCH,
                0);
    }
}
