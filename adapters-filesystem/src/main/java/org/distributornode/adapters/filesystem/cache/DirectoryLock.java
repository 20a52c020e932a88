package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a second node away from the folders of this one.
///
/// Each folder is locked by itself, since nodes may share one and not the other. The state folder has a lock
/// file, `node.lock`, which says who holds it; it stays when the node ends, unlocked and empty: removing it
/// would let two nodes lock two files of one name. The assets folder holds nothing but objects and fills, so
/// that the folder itself is locked; where the system has no such lock (some network file systems, other
/// systems than Linux) a warning says so, and the lock of the state folder alone counts. The system gives both
/// back when the process dies, however it dies.
///
/// A second lock within one process is refused as well. After that other processes may no longer be kept away
/// from the state folder, since the system drops the locks of a file with the first descriptor that is closed;
/// only tests run two nodes in one process.
public final class DirectoryLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);

    private static final String STATE_LOCK = "node.lock";
    private static final int MOST_OWNER_BYTES = 400;

    private final FileChannel state;
    private final Optional<FolderLock> assets;

    private DirectoryLock(FileChannel state, Optional<FolderLock> assets) {
        this.state = state;
        this.assets = assets;
    }

    /// Takes both folders for this process until it closes the lock or ends; makes them if they do not exist.
    ///
    /// @throws FolderRefused if a folder cannot be used, both are the same, or another node uses one
    public static DirectoryLock take(Path assets, Path state) {
        UsableFolder.require(assets, "directories.assets");
        UsableFolder.require(state, "directories.cacheState");
        UsableFolder.requireTwo(assets, state);
        FileChannel stateLock = lockFile(state);
        try {
            return new DirectoryLock(stateLock, lockFolder(assets));
        } catch (FolderRefused e) {
            release(stateLock);
            throw e;
        }
    }

    @Override
    public void close() {
        assets.ifPresent(FolderLock::close);
        release(state);
    }

    static Optional<FolderLock> lockFolder(Path folder) {
        return switch (FolderLock.take(folder)) {
            case FolderLock.Outcome.Taken(var lock) -> Optional.of(lock);
            case FolderLock.Outcome.InUse _ -> throw inUse(folder, LockOwner.ofFlock(folder));
            case FolderLock.Outcome.Unsupported(var why) -> {
                LOG.warn("folder cannot be locked, a second node on it goes unnoticed: folder={} why={}", folder, why);
                yield Optional.empty();
            }
        };
    }

    private static FileChannel lockFile(Path folder) {
        try {
            FileChannel channel = FileChannel.open(
                    folder.resolve(STATE_LOCK),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            try {
                lock(folder, channel);
                return channel;
            } catch (IOException | FolderRefused e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw UsableFolder.takesNoLock(folder, e, ProcessOwner.current());
        }
    }

    private static void lock(Path folder, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw inUse(folder, owner(channel));
            }
        } catch (OverlappingFileLockException _) {
            throw inUse(folder, LockOwner.self());
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(LockOwner.self()), 0);
    }

    private static FolderRefused inUse(Path folder, String owner) {
        return new FolderRefused("The folder %s is in use by another node (%s); stop that one, or name another folder."
                .formatted(folder, owner));
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer owner = ByteBuffer.allocate(MOST_OWNER_BYTES);
        channel.read(owner, 0);
        String text = StandardCharsets.UTF_8.decode(owner.flip()).toString();
        return text.isEmpty() ? LockOwner.UNKNOWN : text;
    }

    private static void release(FileChannel channel) {
        try (channel) {
            if (channel.isOpen()) {
                channel.truncate(0);
            }
        } catch (IOException e) {
            throw new FolderRefused("A lock file cannot be given back: " + e.getMessage(), e);
        }
    }
}
