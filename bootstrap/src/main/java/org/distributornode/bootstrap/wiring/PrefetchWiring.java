package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import org.distributornode.application.service.asset.Downloads;
import org.distributornode.application.service.asset.Lookup;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.Pins;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.job.JobWork;
import org.distributornode.application.service.pin.EditPinsService;
import org.distributornode.application.service.pin.PinWork;
import org.distributornode.application.service.pin.UnpinWork;
import org.distributornode.application.service.prefetch.BringByDownload;
import org.distributornode.application.service.prefetch.Bringing;
import org.distributornode.application.service.prefetch.Pause;
import org.distributornode.application.service.prefetch.PrefetchWork;
import org.distributornode.application.service.prefetch.ViewersFirst;
import org.distributornode.application.service.proving.Pace;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.application.usecase.pin.EditPins;
import org.distributornode.bootstrap.config.NodeConfiguration;

/// How objects come in that nobody waits for, and stay.
@Factory
final class PrefetchWiring {

    /// For what comes in: transfers are not held back for so long that their sources give them up.
    @Singleton
    ViewersFirst viewersFirst(NodeConfiguration configuration, Viewers viewers) {
        Pace pace = new Pace(configuration.upkeep().prefetch().bytesPerSecond());
        return new ViewersFirst(pace, viewers, Pause.real());
    }

    @Singleton
    BringByDownload.Assets bringable(InspectAsset inspect, ServeAsset serve, Lookup lookup) {
        return new BringByDownload.Assets(inspect, serve, lookup);
    }

    @Singleton
    Bringing bringing(HeldObjects held, BringByDownload.Assets assets, Downloads downloads, ViewersFirst viewersFirst) {
        return new BringByDownload(held, assets, downloads, viewersFirst, Pause.real());
    }

    @Singleton
    JobWork prefetch(
            NodeConfiguration configuration,
            HeldObjects held,
            JobTargets targets,
            Bringing bringing,
            @Named(NodeWiring.WORK_THREADS) Executor threads) {
        return new PrefetchWork(
                held,
                targets,
                bringing,
                threads,
                configuration.upkeep().prefetch().atOnce());
    }

    @Singleton
    JobWork pin(Pins pins, JobTargets targets, Bringing bringing, @Named(NodeWiring.WORK_THREADS) Executor threads) {
        return new PinWork(pins, targets, bringing, threads);
    }

    @Singleton
    JobWork unpin(Pins pins, JobTargets targets) {
        return new UnpinWork(pins, targets);
    }

    @Singleton
    EditPins editPins(Pins pins) {
        return new EditPinsService(pins);
    }
}
