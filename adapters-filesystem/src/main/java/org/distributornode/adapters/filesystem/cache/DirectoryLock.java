package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second node away from the folders of this one.
///
/// Each folder gets a lock file of its own, since nodes may share one folder and not the other: `node.lock` in the
/// state folder, `.distributor-node.lock` in the assets folder. Java cannot lock a folder, and a file that lies
/// elsewhere would not be seen by a node with another state folder; the reference node clears away names it does not
/// know. The files stay when the node ends, unlocked and empty: removing them would let two nodes lock two files of one
/// name. The system unlocks them when the process dies, however it dies.
///
/// A second lock within one process is refused as well. After that other processes may no longer be kept away, since
/// the system drops the locks of a file with the first descriptor that is closed; only tests run two nodes in one
/// process.
public final class DirectoryLock implements AutoCloseable {

    private static final String STATE_LOCK = "node.lock";
    private static final String ASSETS_LOCK = ".distributor-node.lock";
    private static final int MOST_OWNER_BYTES = 400;

    private final FileChannel state;
    private final FileChannel assets;

    private DirectoryLock(FileChannel state, FileChannel assets) {
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
        FileChannel stateLock = lock(state, STATE_LOCK);
        try {
            return new DirectoryLock(stateLock, lock(assets, ASSETS_LOCK));
        } catch (FolderRefused e) {
            release(stateLock);
            throw e;
        }
    }

    @Override
    public void close() {
        release(assets);
        release(state);
    }

    private static FileChannel lock(Path folder, String name) {
        try {
            FileChannel channel = FileChannel.open(
                    folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
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
            throw inUse(folder, self());
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(self()), 0);
    }

    private static FolderRefused inUse(Path folder, String owner) {
        return new FolderRefused("The folder %s is in use by another node (%s); stop that one, or name another folder."
                .formatted(folder, owner));
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer owner = ByteBuffer.allocate(MOST_OWNER_BYTES);
        channel.read(owner, 0);
        String text = StandardCharsets.UTF_8.decode(owner.flip()).toString();
        return text.isEmpty() ? "its process is unknown" : text;
    }

    private static String self() {
        return "process " + ProcessHandle.current().pid() + " on host " + host();
    }

    private static String host() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException _) {
            return "unknown";
        }
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
