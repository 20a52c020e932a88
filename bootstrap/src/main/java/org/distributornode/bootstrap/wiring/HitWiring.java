package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import org.distributornode.adapters.http.hit.MappedResidency;
import org.distributornode.adapters.http.in.publicapi.PublicApiSettings;
import org.distributornode.adapters.http.netty.hit.Crowds;
import org.distributornode.adapters.http.netty.hit.DirectMemory;
import org.distributornode.adapters.http.netty.hit.HitPath;
import org.distributornode.adapters.http.netty.hit.HotObjects;
import org.distributornode.adapters.http.wire.MediaTypePolicy;
import org.distributornode.adapters.http.wire.RequestAdmission;
import org.distributornode.adapters.http.wire.RequestObserver;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.SlowReads;
import org.distributornode.application.service.cache.WatchedStore;
import org.distributornode.application.service.restriction.Restrictions;
import org.distributornode.application.service.restriction.ServeHitService;
import org.distributornode.application.service.restriction.WatchedHits;
import org.distributornode.application.usecase.asset.ResumeHit;
import org.distributornode.application.usecase.asset.ServeHit;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How held objects are served that are asked for again and again.
@Factory
final class HitWiring {

    private static final Logger LOG = LoggerFactory.getLogger(HitWiring.class);

    @Singleton
    SlowReads slowReads() {
        return new SlowReads(System::nanoTime);
    }

    @Singleton
    ServeHit serveHit(HeldObjects held, Restrictions restrictions, WatchedStore store, SlowReads reads) {
        return new WatchedHits(new ServeHitService(held, restrictions, store), reads);
    }

    @Singleton
    DirectShares directShares(NodeConfiguration configuration) {
        long most = DirectMemory.most();
        DirectShares asked = new DirectShares(
                configuration.publicApi().hotObjects().memory(),
                configuration.publicApi().crowdMemory(),
                configuration.aistoreApi().map(api -> api.hotObjects().memory()).orElse(0L));
        DirectShares given = asked.within(most);
        if (!given.equals(asked)) {
            LOG.warn(
                    "publicApi.hotMemory, publicApi.crowdMemory and aistoreApi.hotMemory are more than half of the"
                            + " direct memory: most={} asked={} given={}",
                    most,
                    asked,
                    given);
        }
        return given;
    }

    @Singleton
    HotObjects hotObjects(
            NodeConfiguration configuration,
            DirectShares shares,
            ServeHit hits,
            PublicApiSettings settings,
            @Named(NodeWiring.WORK_THREADS) Executor threads) {
        NodeConfiguration.HotObjects keys = configuration.publicApi().hotObjects();
        return new HotObjects(
                hits,
                new MediaTypePolicy(settings.extraMediaTypes()),
                new HotObjects.Limits(shares.hot(), keys.openFiles()),
                new HotObjects.Files(threads, file -> MappedResidency.of(file, System::nanoTime)));
    }

    @Singleton
    Crowds crowds(DirectShares shares) {
        return new Crowds(shares.crowd());
    }

    @Singleton
    HitPath hitPath(
            HitPath.Assets assets,
            HitPath.Hooks hooks,
            InstantSource clock,
            @Named(NodeWiring.WORK_THREADS) Executor threads) {
        return new HitPath(assets, hooks, threads, clock);
    }

    @Singleton
    HitPath.Assets hitAssets(ServeHit hits, HotObjects hot, ResumeHit resume) {
        return new HitPath.Assets(hits, hot, resume);
    }

    @Singleton
    HitPath.Hooks hitHooks(List<RequestObserver> observers, RequestAdmission admission) {
        return new HitPath.Hooks(RequestObserver.all(observers), admission);
    }
}
