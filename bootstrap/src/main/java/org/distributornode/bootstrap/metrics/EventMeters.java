package org.distributornode.bootstrap.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Consumer;
import org.distributornode.domain.event.NodeEvent;

/// Counts what the journal tells.
public final class EventMeters implements Consumer<NodeEvent> {

    private static final String FILLS = "distributor.fills";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;
    private final Counter cached;
    private final Counter evicted;
    private final Counter evictedBytes;
    private final Counter rejected;
    private final Counter healed;
    private final Counter scrubs;
    private final Counter scrubbed;

    public EventMeters(MeterRegistry registry) {
        this.registry = registry;
        this.cached = fills("cached");
        this.evicted = Counter.builder("distributor.evictions")
                .description("Objects that made room for others")
                .register(registry);
        this.evictedBytes = Counter.builder("distributor.evicted")
                .description("Bytes of objects that made room for others")
                .baseUnit("bytes")
                .register(registry);
        this.rejected = Counter.builder("distributor.source.lies")
                .description("Sources that sent other bytes than the object's")
                .register(registry);
        this.healed = Counter.builder("distributor.groups.healed")
                .description("Damaged groups of held objects that were replaced from the network")
                .register(registry);
        this.scrubs = Counter.builder("distributor.scrubs")
                .description("Passes over all that is held that have ended")
                .register(registry);
        this.scrubbed = Counter.builder("distributor.scrubbed")
                .description("Bytes that these passes have read")
                .baseUnit("bytes")
                .register(registry);
    }

    @Override
    public void accept(NodeEvent event) {
        switch (event) {
            case NodeEvent.ObjectCached _ -> cached.increment();
            case NodeEvent.ObjectEvicted gone -> {
                evicted.increment();
                evictedBytes.increment((double) gone.size());
            }
            case NodeEvent.ObjectDropped dropped -> dropped(dropped.reason());
            case NodeEvent.ObjectRejected _ -> rejected.increment();
            case NodeEvent.FillFailed failed ->
                fills(failed.reason().toLowerCase(Locale.ROOT)).increment();
            case NodeEvent.AssignmentDoubted _ ->
                count("distributor.assignment.doubts", "Assignment runs that confirmed too little");
            case NodeEvent.StorageMarkPassed _ ->
                count("distributor.storage.mark.passed", "Times that the storage mark was passed");
            case NodeEvent.SettingChanged _,
                    NodeEvent.PublicApiStopped _,
                    NodeEvent.PublicApiStarted _,
                    NodeEvent.NodeStarted _,
                    NodeEvent.NodeEnding _,
                    NodeEvent.ObjectDenied _,
                    NodeEvent.ObjectAllowed _,
                    NodeEvent.ObjectPinned _,
                    NodeEvent.ObjectUnpinned _ -> {}
            case NodeEvent.ObjectHealed found -> healed.increment((double) found.groups());
            case NodeEvent.ScrubEnded found -> {
                scrubs.increment();
                scrubbed.increment((double) found.bytes());
            }
        }
    }

    private void dropped(NodeEvent.DropReason reason) {
        Counter.builder("distributor.drops")
                .description("Objects that are held no longer, for another reason than room")
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    private void count(String name, String description) {
        Counter.builder(name).description(description).register(registry).increment();
    }

    private Counter fills(String outcome) {
        return Counter.builder(FILLS)
                .description("Fills that are over, by how they ended")
                .tag(OUTCOME, outcome)
                .register(registry);
    }
}
