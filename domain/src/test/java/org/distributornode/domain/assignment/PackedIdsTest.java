package org.distributornode.domain.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.Test;

class PackedIdsTest {

    @Property(tries = 200)
    void rememberWhatAMapRemembers(@ForAll @Size(max = 400) List<Long> ids) {
        PackedIds packed = new PackedIds();
        Map<Long, Integer> model = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            packed.put(new DataObjectId(ids.get(i) % 300), i);
            model.put(ids.get(i) % 300, i);
        }

        assertThat(packed.count()).isEqualTo(model.size());
        for (long id = -301; id <= 301; id++) {
            assertThat(packed.get(new DataObjectId(id))).isEqualTo(model.getOrDefault(id, PackedIds.ABSENT));
        }
    }

    @Test
    void takeLessThanEighteenBytesAnObject() {
        PackedIds inARow = new PackedIds();
        PackedIds scattered = new PackedIds();
        Random random = new Random(1);
        for (int i = 0; i < 1_000_000; i++) {
            inARow.put(new DataObjectId(i), 0);
            scattered.put(new DataObjectId(random.nextLong()), 0);
        }

        assertThat(inARow.count()).isEqualTo(1_000_000);
        assertThat(inARow.footprint()).isLessThan(18_000_000);
        assertThat(scattered.footprint()).isLessThan(18_000_000);
    }

    @Test
    void holdTheSmallestAndTheLargestId() {
        PackedIds packed = new PackedIds();

        packed.put(new DataObjectId(0), 1);
        packed.put(new DataObjectId(-1), 2);

        assertThat(packed.get(new DataObjectId(0))).isEqualTo(1);
        assertThat(packed.get(new DataObjectId(-1))).isEqualTo(2);
        assertThat(packed.contains(new DataObjectId(1))).isFalse();
    }

    @Test
    void refuseNegativeNumbers() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PackedIds().put(new DataObjectId(1), -1));
    }
}
