package org.distributornode.adapters.filesystem.cache;

import java.nio.file.Path;

/// A lock on a folder itself, by flock(2): nothing lies in the folder, every process on the same mount sees it,
/// in other containers too, and the system gives it back when the process dies, however it dies. A second lock
/// within one process is refused as well.
final class FolderLock implements AutoCloseable {

    private static final int READ_ONLY_CLOSED_ON_EXEC = 0x80000;
    private static final int EXCLUSIVE_AT_ONCE = 2 | 4;
    private static final int EINTR = 4;
    private static final int EWOULDBLOCK = 11;

    private final SystemCalls calls;
    private final int descriptor;
    private boolean closed;

    private FolderLock(SystemCalls calls, int descriptor) {
        this.calls = calls;
        this.descriptor = descriptor;
    }

    sealed interface Outcome {

        record Taken(FolderLock lock) implements Outcome {}

        record InUse() implements Outcome {}

        /// The file system or the machine knows no such lock.
        record Unsupported(String why) implements Outcome {}
    }

    /// @param folder that exists
    static Outcome take(Path folder) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return new Outcome.Unsupported("this is not Linux");
        }
        try {
            return take(new SystemCalls(), folder);
        } catch (IllegalCallerException | UnsupportedOperationException | IllegalArgumentException e) {
            return new Outcome.Unsupported(String.valueOf(e.getMessage()));
        }
    }

    private static Outcome take(SystemCalls calls, Path folder) {
        SystemCalls.Result opened = calls.open(folder.toString(), READ_ONLY_CLOSED_ON_EXEC);
        if (opened.failed()) {
            return new Outcome.Unsupported("open(2) fails with error " + opened.error());
        }
        SystemCalls.Result locked;
        do {
            locked = calls.flock(opened.value(), EXCLUSIVE_AT_ONCE);
        } while (locked.failed() && locked.error() == EINTR);
        if (!locked.failed()) {
            return new Outcome.Taken(new FolderLock(calls, opened.value()));
        }
        calls.close(opened.value());
        return locked.error() == EWOULDBLOCK
                ? new Outcome.InUse()
                : new Outcome.Unsupported("flock(2) fails with error " + locked.error());
    }

    /// Gives the folder back; a second call does nothing.
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            calls.close(descriptor);
        }
    }
}
