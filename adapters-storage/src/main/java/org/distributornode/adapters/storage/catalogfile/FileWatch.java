package org.distributornode.adapters.storage.catalogfile;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs an action when something changes in a file's folder, and every now and then in any case: some file systems
/// report nothing. Since the folder is watched, files that are replaced by renaming are noticed too.
final class FileWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);

    /// Editors write in several steps; a change is looked at when nothing followed it for so long.
    private static final Duration QUIET = Duration.ofMillis(100);

    private static final int MOST_STEPS = 20;

    private final WatchService service;
    private final Duration checkEvery;
    private final Runnable action;
    private final Thread thread;

    private FileWatch(WatchService service, Duration checkEvery, Runnable action) {
        this.service = service;
        this.checkEvery = checkEvery;
        this.action = action;
        this.thread = Thread.ofVirtual().name("catalogue-file").unstarted(this::run);
    }

    /// Watches until it is closed.
    static FileWatch start(Path file, Duration checkEvery, Runnable action) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        try {
            WatchService service = folder.getFileSystem().newWatchService();
            FileWatch watch = new FileWatch(service, checkEvery, action);
            register(folder, service);
            watch.thread.start();
            return watch;
        } catch (IOException e) {
            throw new IllegalStateException("no folder can be watched", e);
        }
    }

    @Override
    public void close() {
        try {
            service.close();
            thread.join();
        } catch (IOException e) {
            LOG.debug("The watch cannot be closed: {}", e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void register(Path folder, WatchService service) {
        try {
            folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException e) {
            LOG.warn("{} cannot be watched and is looked at now and then: {}", folder, e.toString());
        }
    }

    private void run() {
        try {
            while (true) {
                Optional<WatchKey> change = poll(checkEvery);
                for (int step = 0; change.isPresent() && step < MOST_STEPS; step++) {
                    change.get().pollEvents();
                    change.get().reset();
                    change = poll(QUIET);
                }
                change.ifPresent(WatchKey::reset);
                act();
            }
        } catch (ClosedWatchServiceException _) {
            // closed
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whatever goes wrong, the next change is looked at.
    private void act() {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.warn("A changed file could not be taken over", e);
        }
    }

    private Optional<WatchKey> poll(Duration atMost) throws InterruptedException {
        return Optional.ofNullable(service.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
    }
}
