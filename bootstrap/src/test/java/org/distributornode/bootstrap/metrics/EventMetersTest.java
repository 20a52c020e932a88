package org.distributornode.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Optional;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.junit.jupiter.api.Test;

final class EventMetersTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final DataObjectId ID = new DataObjectId(1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EventMeters meters = new EventMeters(registry);

    @Test
    void countsFillsByOutcome() {
        DataObject object = new DataObject(ID, 5, new ContentHash(1, 2, 3, 4), Optional.empty());

        meters.accept(new NodeEvent.ObjectCached(NOW, object, MediaType.OCTET_STREAM));
        meters.accept(new NodeEvent.FillFailed(NOW, ID, "NO_ROOM"));
        meters.accept(new NodeEvent.FillFailed(NOW, ID, "NO_ROOM"));

        assertThat(count("distributor.fills", "outcome", "cached")).isEqualTo(1);
        assertThat(count("distributor.fills", "outcome", "no_room")).isEqualTo(2);
    }

    @Test
    void countsWhatGoes() {
        meters.accept(new NodeEvent.ObjectEvicted(NOW, ID, 7));
        meters.accept(new NodeEvent.ObjectDropped(NOW, ID, DropReason.GONE));
        meters.accept(new NodeEvent.ObjectRejected(NOW, ID, "http://s"));

        assertThat(registry.get("distributor.evictions").counter().count()).isEqualTo(1);
        assertThat(registry.get("distributor.evicted").counter().count()).isEqualTo(7);
        assertThat(count("distributor.drops", "reason", "gone")).isEqualTo(1);
        assertThat(registry.get("distributor.source.lies").counter().count()).isEqualTo(1);
    }

    private double count(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).counter().count();
    }
}
