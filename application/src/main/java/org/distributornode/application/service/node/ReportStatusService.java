package org.distributornode.application.service.node;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.distributornode.application.port.catalog.CatalogHealth.Health;
import org.distributornode.application.service.asset.Downloads;
import org.distributornode.application.service.cache.DiskRoom;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.usecase.node.ReportStatus;
import org.distributornode.domain.cache.Capacity;
import org.distributornode.domain.integration.NodeUuid;
import org.distributornode.domain.settings.NodeSettings;

public final class ReportStatusService implements ReportStatus {

    private final Identity identity;
    private final Here here;
    private final Network network;
    private final InstantSource clock;
    private final Instant started;

    /// The node counts as started when this is made.
    public ReportStatusService(Identity identity, Here here, Network network, InstantSource clock) {
        this.identity = identity;
        this.here = here;
        this.network = network;
        this.clock = clock;
        this.started = clock.instant();
    }

    /// Who the node is.
    ///
    /// @param settings those that rule now
    /// @param catalogUrl without credentials
    /// @param uuid empty if it has none
    public record Identity(
            String id, String version, Supplier<NodeSettings> settings, String catalogUrl, Optional<NodeUuid> uuid) {}

    /// What is here and what is on its way.
    ///
    /// @param scrub what the last pass over all that is held has found
    public record Here(HeldObjects held, DiskRoom disk, Downloads downloads, Supplier<Optional<ScrubStatus>> scrub) {}

    /// What is known of the network.
    ///
    /// @param assignment how the last run that followed it ended
    public record Network(CatalogWatch catalog, Supplier<AssignmentStatus> assignment) {}

    @Override
    public Status report() {
        Capacity capacity = here.held().capacity();
        Health health = network.catalog().newest();
        return new Status(
                identity.id(),
                identity.version(),
                identity.settings().get().worker(),
                here.held().count(),
                capacity.limit(),
                capacity.used() + capacity.reserved(),
                capacity.pinned(),
                Math.max(0, Duration.between(started, clock.instant()).toSeconds()),
                here.downloads().count(),
                new CatalogStatus(identity.catalogUrl(), health.blocksProcessed(), health.version()),
                network.assignment().get(),
                here.scrub().get(),
                here.disk().isFull(),
                identity.uuid());
    }
}
