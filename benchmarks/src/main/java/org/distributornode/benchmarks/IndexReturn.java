package org.distributornode.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.distributornode.adapters.filesystem.cache.FileSystemCacheStore;
import org.distributornode.adapters.filesystem.journal.FileJournal;
import org.distributornode.adapters.filesystem.journal.JournalSettings;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.Partials;
import org.distributornode.application.service.cache.Pins;
import org.distributornode.application.service.cache.RestoreCacheService;
import org.distributornode.application.service.cache.SaveCacheStateService;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.usecase.cache.RestoreCache;
import org.distributornode.application.usecase.cache.SaveCacheState;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.EvictionPolicies;
import org.distributornode.domain.content.DataObjectId;

/// How the index comes back from its snapshot, and how it is written to one while others look objects up.
final class IndexReturn {

    private static final double MB = 1e6;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final int entries;
    private final Samples samples;

    IndexReturn(int entries, Samples samples) {
        this.entries = entries;
        this.samples = samples;
    }

    void measure(Path work) throws IOException {
        Path folder = Files.createTempDirectory(work, "index");
        StoredIndex.write(folder.resolve("state"), entries);
        try (Journal journal = new FileJournal(folder.resolve("state"), JournalSettings.ordinary())) {
            CacheStore store = new FileSystemCacheStore(folder.resolve("assets"), folder.resolve("state"));
            CacheIndex index = new CacheIndex(
                    Long.MAX_VALUE, EvictionPolicies.named(Index.POLICY).orElseThrow());
            InstantSource clock = InstantSource.system();
            Events events = new Events(journal);
            HeldObjects held = new HeldObjects(index, store, events, clock);
            RestoreCache restore = new RestoreCacheService(
                    held,
                    store,
                    journal,
                    new Pins(held, events, clock, 100),
                    new Partials(held, clock, Duration.ofDays(1)));
            costs("restore", restore::restore);
            if (held.count() != entries) {
                throw new IllegalStateException(held.count() + " objects of " + entries + " came back");
            }
            SaveCacheState save = new SaveCacheStateService(held, journal);
            samples.add(
                    "longest find meanwhile, ms", Index.POLICY, longestFind(held, () -> costs("snapshot", save::save)));
        }
        samples.add("snapshot, MB", Index.POLICY, size(folder.resolve("state/journal")) / MB);
        delete(folder);
    }

    private void costs(String what, Runnable task) {
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long started = System.nanoTime();
        task.run();
        samples.add(what + ", s", Index.POLICY, (System.nanoTime() - started) / 1e9);
        samples.add(
                what + ", MB of garbage", Index.POLICY, (threads.getCurrentThreadAllocatedBytes() - allocated) / MB);
    }

    /// In milliseconds.
    private double longestFind(HeldObjects held, Runnable task) {
        AtomicBoolean done = new AtomicBoolean();
        Thread worker = Thread.ofPlatform().start(() -> {
            try {
                task.run();
            } finally {
                done.set(true);
            }
        });
        long longest = 0;
        for (long number = 0; !done.get(); number = (number + 7919) % entries) {
            long before = System.nanoTime();
            if (held.find(new DataObjectId(number + 1)).isEmpty()) {
                throw new IllegalStateException("object " + (number + 1) + " is not held");
            }
            longest = Math.max(longest, System.nanoTime() - before);
        }
        try {
            worker.join();
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException(interrupt);
        }
        return longest / 1e6;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("snapshot"))
                    .mapToLong(file -> file.toFile().length())
                    .max()
                    .orElse(0);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }
}
