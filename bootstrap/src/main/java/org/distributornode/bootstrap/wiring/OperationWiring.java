package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.distributornode.adapters.filesystem.settings.FileSettingsStore;
import org.distributornode.adapters.http.netty.Listener;
import org.distributornode.adapters.http.netty.ListenerSettings;
import org.distributornode.application.port.settings.SettingsStore;
import org.distributornode.application.service.cache.DiskRoom;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.WatchStorageService;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.node.CheckReadinessService;
import org.distributornode.application.service.node.LifecycleService;
import org.distributornode.application.service.settings.ChangeSettingsService;
import org.distributornode.application.usecase.bucket.ListBuckets;
import org.distributornode.application.usecase.cache.WatchStorage;
import org.distributornode.application.usecase.node.CheckReadiness;
import org.distributornode.application.usecase.settings.ChangeSettings;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.domain.bucket.BucketSelection;

/// What operators do to a running node, and what they are told of it.
@Factory
final class OperationWiring {

    @Singleton
    SettingsStore settingsStore(NodeConfiguration configuration) {
        return new FileSettingsStore(configuration.directories().cacheState());
    }

    @Singleton
    ChangeSettingsService settings(
            NodeConfiguration configuration, SettingsStore store, Events events, InstantSource clock) {
        return new ChangeSettingsService(configuration.settings(), store, events, clock);
    }

    /// All that a catalogue file lists is told of as the worker's, if there is one.
    @Singleton
    ListBuckets listBuckets(ChangeSettings settings) {
        return () -> settings.current().selection();
    }

    @Singleton
    Ours ours(NodeConfiguration configuration, ChangeSettings settings) {
        return configuration.endpoints().catalogFile().isPresent()
                ? () -> settings.current().selectionFromList()
                : () -> settings.current().selection();
    }

    /// Which objects are ours, by the settings that rule now.
    @FunctionalInterface
    interface Ours {
        BucketSelection selection();
    }

    @Singleton
    LifecycleService lifecycle(
            @Named(ListenerSettings.PUBLIC) Listener publicApi, Events events, InstantSource clock, NodeEnd end) {
        return new LifecycleService(publicApi, events, clock, end.begin());
    }

    @Singleton
    CheckReadiness checkReadiness(LifecycleService lifecycle, HeldObjects held, DiskRoom disk) {
        return new CheckReadinessService(lifecycle::now, () -> held.capacity().canTakeMore() && !disk.isFull());
    }

    @Singleton
    WatchStorage watchStorage(NodeConfiguration configuration, HeldObjects held, Events events, InstantSource clock) {
        return new WatchStorageService(
                held, events, clock, configuration.limits().storageMark());
    }
}
