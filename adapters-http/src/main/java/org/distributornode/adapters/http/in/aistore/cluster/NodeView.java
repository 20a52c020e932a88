package org.distributornode.adapters.http.in.aistore.cluster;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.distributornode.adapters.http.in.aistore.Traffic;
import org.distributornode.adapters.http.in.aistore.cluster.StoreDisks.Disk;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.application.usecase.store.EditMountpaths;

/// What there is to tell of this node at any moment.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class NodeView {

    private final EditMountpaths mountpaths;
    private final Traffic traffic;
    private final InstantSource clock;
    private final Instant since;

    NodeView(EditMountpaths mountpaths, Traffic traffic, InstantSource clock) {
        this.mountpaths = mountpaths;
        this.traffic = traffic;
        this.clock = clock;
        this.since = clock.instant();
    }

    Mountpaths mountpaths() {
        return Mountpaths.of(mountpaths.list());
    }

    List<Disk> disks() {
        return StoreDisks.of(mountpaths().available());
    }

    Traffic traffic() {
        return traffic;
    }

    /// When the node began to run.
    Instant since() {
        return since;
    }

    long upNanos() {
        return Duration.between(since, clock.instant()).toNanos();
    }
}
