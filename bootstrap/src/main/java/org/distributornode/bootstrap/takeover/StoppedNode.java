package org.distributornode.bootstrap.takeover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.distributornode.adapters.filesystem.cache.DirectoryLock;
import org.distributornode.adapters.filesystem.cache.FileSystemCacheStore;
import org.distributornode.adapters.filesystem.cache.FolderRefused;
import org.distributornode.adapters.filesystem.journal.FileJournal;
import org.distributornode.adapters.filesystem.journal.JournalSettings;
import org.distributornode.adapters.filesystem.takeover.FileReferenceState;
import org.distributornode.application.port.takeover.ReferenceState.Reading;
import org.distributornode.application.port.takeover.ReferenceState.Standing;
import org.distributornode.application.service.cache.Claims;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.Partials;
import org.distributornode.application.service.cache.Pins;
import org.distributornode.application.service.cache.RestoreCacheService;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.takeover.HandBackService;
import org.distributornode.application.usecase.cache.RestoreCache;
import org.distributornode.application.usecase.takeover.HandBack;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.content.DataObjectId;

/// The folders of a node that does not run, locked for this process: for `import` and `export`.
public final class StoppedNode implements AutoCloseable {

    private static final int EVERY_SHARE = 100;

    private final NodeConfiguration.Directories folders;
    private final DirectoryLock lock;
    private final FileReferenceState reference;

    private StoppedNode(NodeConfiguration.Directories folders, DirectoryLock lock) {
        this.folders = folders;
        this.lock = lock;
        this.reference = new FileReferenceState(folders.cacheState());
    }

    /// @throws StartFailure with a sentence for the operator, if a folder cannot be used or if this node or a
    /// reference node runs on it
    public static StoppedNode open(NodeConfiguration configuration) {
        ReferenceNode.refuse(configuration);
        NodeConfiguration.Directories folders = configuration.directories();
        try {
            return new StoppedNode(folders, DirectoryLock.take(folders.assets(), folders.cacheState()));
        } catch (FolderRefused refused) {
            throw new StartFailure(String.valueOf(refused.getMessage()), refused);
        }
    }

    /// @param listed objects that the file lists
    /// @param present those of them that have a file in the assets folder
    public record Imported(long listed, long present) {}

    /// Puts a `cache.json` of the reference node where the next start of the node takes it up: with it, all
    /// files in the assets folder that are not proven yet.
    ///
    /// @param file may be the one in the state folder
    /// @throws StartFailure with a sentence for the operator, if it is not what the reference node writes
    public Imported importFrom(Path file) {
        return switch (FileReferenceState.read(file)) {
            case Reading.Absent _ -> throw new StartFailure(ExitCode.FILE_NOT_FOUND, "There is no file " + file + ".");
            case Reading.Unreadable(var reason) ->
                throw new StartFailure(ExitCode.INVALID_FILE, file + " cannot be imported: " + reason + ".");
            case Reading.Read(var objects) -> {
                copy(file, folders.cacheState().resolve(FileReferenceState.NAME));
                reference.remember(Standing.UNSEEN);
                long present =
                        objects.stream().filter(object -> hasFile(object.id())).count();
                yield new Imported(objects.size(), present);
            }
        };
    }

    /// @param objects how many the file lists
    /// @param folders in the assets folder, on account of which the reference node would not start
    public record Exported(long objects, List<String> folders) {
        public Exported {
            folders = List.copyOf(folders);
        }
    }

    /// Writes what the reference node would remember of the objects that are held into the state folder, where
    /// it looks for it.
    public Exported export() {
        try (FileJournal journal = new FileJournal(folders.cacheState(), JournalSettings.ordinary())) {
            FileSystemCacheStore store = new FileSystemCacheStore(folders.assets(), folders.cacheState());
            Events events = new Events(journal);
            InstantSource clock = InstantSource.system();
            HeldObjects held =
                    new HeldObjects(new CacheIndex(Long.MAX_VALUE, new LeastRecentlyUsed()), store, events, clock);
            Claims claims = new Claims(held, events, clock);
            Pins pins = new Pins(held, events, clock, EVERY_SHARE);
            RestoreCacheService restore =
                    new RestoreCacheService(held, store, journal, pins, new Partials(held, clock, Duration.ofHours(1)));
            RestoreCache.Outcome restored = restore.restore();
            if (restored == RestoreCache.Outcome.DAMAGED) {
                restore.reconcile();
            }
            return exported(new HandBackService(claims, reference).handBack());
        }
    }

    /// As [#export()], and leaves a copy there.
    public Exported export(Path file) {
        Exported exported = export();
        copy(folders.cacheState().resolve(FileReferenceState.NAME), file);
        return exported;
    }

    @Override
    public void close() {
        lock.close();
    }

    private Exported exported(HandBack.Outcome outcome) {
        return switch (outcome) {
            case HandBack.Outcome.Written(var objects) -> new Exported(objects, foldersInside());
            case HandBack.Outcome.Refused(var reason) -> throw new StartFailure(ExitCode.FAILED, reason);
        };
    }

    private boolean hasFile(DataObjectId id) {
        return Files.isRegularFile(folders.assets().resolve(id.toString()));
    }

    private List<String> foldersInside() {
        try (Stream<Path> inside = Files.list(folders.assets())) {
            return inside.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StartFailure("The folder " + folders.assets() + " cannot be read: " + e + ".", e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            if (!Files.exists(to) || !Files.isSameFile(from, to)) {
                Path unfinished = to.resolveSibling(to.getFileName() + ".new");
                Files.copy(from, unfinished, StandardCopyOption.REPLACE_EXISTING);
                Files.move(unfinished, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new StartFailure(from + " cannot be copied to " + to + ": " + e + ".", e);
        }
    }
}
