package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.distributornode.adapters.filesystem.settings.FileTuningStore;
import org.distributornode.adapters.http.in.aistore.Traffic;
import org.distributornode.adapters.http.in.aistore.cluster.RecentLog;
import org.distributornode.adapters.http.in.aistore.cluster.Release;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.application.port.settings.TuningStore;
import org.distributornode.application.service.settings.TuneNodeService;
import org.distributornode.bootstrap.cli.LogOutputs;
import org.distributornode.bootstrap.cli.RecentLines;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.config.NodeVersion;

/// What clients of the AIStore API learn and tune of the node as a cluster of one.
@Factory
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class ClusterWiring {

    @Singleton
    Traffic traffic() {
        return new Traffic();
    }

    @Singleton
    Release release() {
        return Release.of(NodeVersion.current());
    }

    @Singleton
    RecentLog recentLog() {
        return RecentLines::now;
    }

    @Singleton
    TuningStore tuningStore(NodeConfiguration configuration) {
        return new FileTuningStore(configuration.directories().cacheState());
    }

    @Singleton
    TuneNodeService tuneNode(TuningStore store, NodeConfiguration configuration) {
        TuneNodeService tuning = new TuneNodeService(store, detail -> LogOutputs.detail(configuration.logs(), detail));
        tuning.restore();
        return tuning;
    }
}
