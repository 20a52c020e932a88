package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.OptionalLong;
import org.distributornode.adapters.filesystem.cache.FileSystemCacheStore;
import org.distributornode.adapters.filesystem.cache.FileSystemSpace;
import org.distributornode.adapters.filesystem.media.TikaMediaTypes;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.DiskSpace;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.port.media.MediaTypes;
import org.distributornode.application.service.cache.DiskRoom;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.KeepDiskFreeService;
import org.distributornode.application.service.cache.Partials;
import org.distributornode.application.service.cache.Pins;
import org.distributornode.application.service.cache.RestoreCacheService;
import org.distributornode.application.service.cache.SaveCacheStateService;
import org.distributornode.application.service.cache.WatchedStore;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.healing.Healer;
import org.distributornode.application.service.healing.HealingStore;
import org.distributornode.application.usecase.cache.KeepDiskFree;
import org.distributornode.application.usecase.cache.RestoreCache;
import org.distributornode.application.usecase.cache.SaveCacheState;
import org.distributornode.bootstrap.config.NodeConfiguration;

/// What is kept on this machine.
@Factory
final class CacheWiring {

    @Singleton
    @Primary
    InstantSource clock() {
        return InstantSource.system();
    }

    @Singleton
    @Bean(typed = {CacheStore.class, WatchedStore.class})
    WatchedStore store(NodeConfiguration configuration) {
        return new WatchedStore(new FileSystemCacheStore(
                configuration.directories().assets(),
                configuration.directories().cacheState()));
    }

    @Singleton
    Events events(Journal journal) {
        return new Events(journal);
    }

    @Singleton
    DiskSpace diskSpace(NodeConfiguration configuration) {
        return new FileSystemSpace(configuration.directories().assets());
    }

    @Singleton
    DiskRoom diskRoom(NodeConfiguration configuration, DiskSpace disk) {
        OptionalLong minFree = configuration.limits().minFree();
        return minFree.isPresent() ? new DiskRoom(disk, minFree.getAsLong()) : DiskRoom.ofOrdinarySize(disk);
    }

    @Singleton
    KeepDiskFree keepDiskFree(HeldObjects held, Partials partials) {
        return new KeepDiskFreeService(held, partials);
    }

    @Singleton
    Partials partials(NodeConfiguration configuration, HeldObjects held, InstantSource clock) {
        return new Partials(held, clock, configuration.fills().keepPart());
    }

    /// For those who read objects; who looks for damage takes the store itself.
    @Singleton
    @Bean(typed = HealingStore.class)
    HealingStore healingStore(CacheStore store, Healer healer) {
        return new HealingStore(store, healer);
    }

    @Singleton
    HeldObjects held(JournalAhead ahead, HealingStore store, Events events, InstantSource clock, DiskRoom disk) {
        return new HeldObjects(ahead::index, store, events, clock, disk);
    }

    @Singleton
    Pins pins(NodeConfiguration configuration, HeldObjects held, Events events, InstantSource clock) {
        return new Pins(held, events, clock, configuration.upkeep().pins().share());
    }

    @Singleton
    MediaTypes mediaTypes() {
        return new TikaMediaTypes();
    }

    @Singleton
    RestoreCache restoreCache(HeldObjects held, CacheStore store, Journal journal, Pins pins, Partials partials) {
        return new RestoreCacheService(held, store, journal, pins, partials);
    }

    @Singleton
    SaveCacheState saveCacheState(HeldObjects held, Journal journal) {
        return new SaveCacheStateService(held, journal);
    }
}
