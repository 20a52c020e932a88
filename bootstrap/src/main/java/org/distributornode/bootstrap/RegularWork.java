package org.distributornode.bootstrap;

import io.micronaut.context.BeanContext;
import java.time.Duration;
import java.time.InstantSource;
import org.distributornode.adapters.http.in.aistore.cluster.StatsLog;
import org.distributornode.adapters.http.netty.Listeners;
import org.distributornode.application.service.deny.DenyListService;
import org.distributornode.application.service.store.Drafts;
import org.distributornode.application.usecase.cache.KeepDiskFree;
import org.distributornode.application.usecase.cache.SaveCacheState;
import org.distributornode.application.usecase.cache.WatchStorage;
import org.distributornode.application.usecase.healing.ScrubRegularly;
import org.distributornode.application.usecase.integration.DeliverEvents;
import org.distributornode.application.usecase.node.ObserveCatalog;
import org.distributornode.application.usecase.source.ProbeSources;
import org.distributornode.application.usecase.store.EditMountpaths;
import org.distributornode.application.usecase.store.TrimStore;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.schedule.AssignmentSchedule;
import org.distributornode.bootstrap.schedule.OldGeneration;
import org.distributornode.bootstrap.schedule.Schedules;
import org.distributornode.bootstrap.schedule.Sparing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The use cases that a running node calls by itself, again and again.
record RegularWork(BeanContext context) {

    private static final Logger LOG = LoggerFactory.getLogger(RegularWork.class);
    private static final Duration STORAGE_WATCHED_EVERY = Duration.ofSeconds(5);
    private static final Duration SCRUB_CONSIDERED_EVERY = Duration.ofMinutes(1);
    private static final Duration DRAFTS_SWEPT_EVERY = Duration.ofMinutes(10);
    private static final Duration EVENTS_TOLD_EVERY = Duration.ofMillis(500);
    private static final Duration STATS_CONSIDERED_EVERY = Duration.ofSeconds(1);
    private static final Duration CATALOG_OBSERVED_EVERY = Duration.ofSeconds(15);
    private static final Duration HEAP_WATCHED_EVERY = Duration.ofSeconds(2);
    private static final Duration HEAP_WATCHED_AFTER = Duration.ofSeconds(5);

    void begin(Schedules schedules, NodeConfiguration.Intervals intervals) {
        ProbeSources probe = context.getBean(ProbeSources.class);
        ObserveCatalog observe = context.getBean(ObserveCatalog.class);
        SaveCacheState saving = context.getBean(SaveCacheState.class);
        Sparing save = new Sparing(saving::save, context.getBean(InstantSource.class));
        schedules.every(intervals.saveCacheState(), Schedules.BREATH, "save cache state", save);
        schedules.every(STORAGE_WATCHED_EVERY, "watch storage", context.getBean(WatchStorage.class)::watch);
        schedules.every(STORAGE_WATCHED_EVERY, "keep disk free", context.getBean(KeepDiskFree.class)::keep);
        schedules.every(
                intervals.saveCacheState(), "enforce deny list", context.getBean(DenyListService.class)::enforce);
        schedules.every(
                intervals.checkStorageNodeResponseTimes(),
                "probe sources",
                () -> LOG.debug("sources probed outcome={}", probe.probe()));
        schedules.every(
                CATALOG_OBSERVED_EVERY,
                "observe catalogue",
                () -> LOG.debug("catalogue observed outcome={}", observe.observe()));
        schedules.every(
                context.getBean(NodeConfiguration.class).encryption().lookEvery(),
                "look at certificates",
                context.getBean(Listeners.class)::lookAtCertificates);
        if (context.getBean(NodeConfiguration.class).upkeep().scrub().enabled()) {
            schedules.every(SCRUB_CONSIDERED_EVERY, "scrub", context.getBean(ScrubRegularly.class)::scrub);
        }
        context.findBean(Drafts.class)
                .ifPresent(drafts -> schedules.every(DRAFTS_SWEPT_EVERY, "sweep drafts", drafts::sweep));
        context.findBean(EditMountpaths.class)
                .ifPresent(
                        mountpaths -> schedules.every(STORAGE_WATCHED_EVERY, "settle mountpaths", mountpaths::settle));
        context.findBean(TrimStore.class)
                .ifPresent(trimming -> schedules.every(STORAGE_WATCHED_EVERY, "trim object store", trimming::trim));
        context.findBean(DeliverEvents.class)
                .ifPresent(deliver -> schedules.every(EVENTS_TOLD_EVERY, "tell distributors", deliver::run));
        context.findBean(StatsLog.class)
                .ifPresent(stats -> schedules.every(STATS_CONSIDERED_EVERY, "log statistics", stats));
        context.getBean(AssignmentSchedule.class).start(intervals.cacheCleanup());
        watchHeap(schedules);
    }

    /// Later than the rest: to find the generation for the first time takes 20 ms.
    private static void watchHeap(Schedules schedules) {
        schedules.every(
                HEAP_WATCHED_EVERY,
                HEAP_WATCHED_AFTER,
                "watch the heap",
                () -> OldGeneration.ofSerialCollector().ifPresent(OldGeneration::run));
    }
}
