package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.distributornode.adapters.http.archive.ArchiveFiles;
import org.distributornode.adapters.http.hit.MappedResidency;
import org.distributornode.adapters.http.in.access.AccessLog;
import org.distributornode.adapters.http.in.aistore.AistoreListener;
import org.distributornode.adapters.http.in.aistore.AistoreSettings;
import org.distributornode.adapters.http.in.aistore.BucketNames;
import org.distributornode.adapters.http.in.aistore.MessageRoom;
import org.distributornode.adapters.http.in.aistore.NodeNames;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.in.aistore.Traffic;
import org.distributornode.adapters.http.in.aistore.listing.ArchiveMembers;
import org.distributornode.adapters.http.in.aistore.object.ObjectsAtHand;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.Listener;
import org.distributornode.adapters.http.netty.ListenerSettings;
import org.distributornode.adapters.http.netty.exchange.ExchangePath;
import org.distributornode.adapters.http.netty.hit.HotObjects;
import org.distributornode.adapters.http.security.Hs256;
import org.distributornode.adapters.http.security.ListenerTokens;
import org.distributornode.application.usecase.store.FindBuckets;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.bootstrap.config.AistoreApi;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The AIStore API and its listener, on nodes that have one. Its resources are beans of their own.
@Factory
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class AistoreWiring {

    private static final Logger LOG = LoggerFactory.getLogger(AistoreWiring.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ROOM_PATIENCE = Duration.ofSeconds(10);

    /// A name of an object has 4096 bytes at most, and each may be sent as three characters.
    private static final ListenerSettings.Limits LIMITS = new ListenerSettings.Limits(32 * 1024, 32 * 1024, 1 << 20);

    @Singleton
    AistoreApi aistoreApi(NodeConfiguration configuration) {
        return configuration.aistoreApi().orElseThrow();
    }

    @Singleton
    NodeNames nodeNames(NodeConfiguration configuration) {
        return NodeNames.of(configuration.id());
    }

    @Singleton
    BucketNames bucketNames(FindBuckets buckets) {
        return new BucketNames(buckets);
    }

    @Singleton
    AistoreSettings aistoreSettings(AistoreApi keys, NodeNames node, InstantSource clock) {
        return new AistoreSettings(
                node,
                keys.secret().map(secret -> tokens(secret, keys, clock)),
                new MessageRoom(keys.maxMessage(), keys.messagesTogether(), ROOM_PATIENCE),
                keys.hotObjects().fastPath());
    }

    @Singleton
    ObjectsAtHand objectsAtHand(
            AistoreApi keys,
            DirectShares shares,
            ReadObject reading,
            @Named(NodeWiring.WORK_THREADS) Executor threads) {
        NodeConfiguration.HotObjects hot = keys.hotObjects();
        return new ObjectsAtHand(
                reading,
                new HotObjects.Limits(shares.aistore(), hot.openFiles()),
                new HotObjects.Files(threads, file -> MappedResidency.of(file, System::nanoTime)));
    }

    @Singleton
    ArchiveMembers archiveMembers(AistoreApi keys, ReadObject reading, ArchiveFiles archives) {
        return new ArchiveMembers(reading, archives, keys.archivedNames());
    }

    @Singleton
    AistoreListener aistoreAnswers(
            List<Resource> resources, AistoreSettings settings, AccessLog accesses, Traffic traffic) {
        return new AistoreListener(resources, settings, accesses, traffic);
    }

    @Singleton
    @Named(AistoreSettings.LISTENER)
    Listener aistoreListener(
            ListenerParts parts,
            NodeConfiguration configuration,
            AistoreListener answers,
            Surroundings surroundings,
            @Property(name = FrameworkSettings.AISTORE_PORT) int port) {
        ListenerSettings settings = new ListenerSettings(
                AistoreSettings.LISTENER,
                Optional.of(configuration.aistoreApi().orElseThrow().host()),
                port,
                PATIENCE,
                PATIENCE,
                configuration.publicApi().drainTimeout(),
                LIMITS,
                parts.aistoreTls());
        return parts.listener(
                settings, new ExchangePath(answers, surroundings.threads(), PATIENCE, surroundings.clock()));
    }

    @Singleton
    Surroundings aistoreSurroundings(@Named(TaskExecutors.BLOCKING) ExecutorService threads, InstantSource clock) {
        return new Surroundings(threads, clock);
    }

    /// @param threads one for each request
    record Surroundings(ExecutorService threads, InstantSource clock) {}

    private static ListenerTokens tokens(String secret, AistoreApi keys, InstantSource clock) {
        Hs256 key = Hs256.of(secret);
        if (key.isWeak()) {
            LOG.warn("the secret of aistoreApi has fewer than 32 bytes: it can be guessed by whoever sees a token");
        }
        return new ListenerTokens(AistoreSettings.LISTENER, key, clock, keys.sessionTtlMax());
    }
}
