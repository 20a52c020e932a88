package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/// Work on channels that interrupts of the thread do not stop. Java closes a channel under a thread that is
/// interrupted; here the work is done again, and the thread stays interrupted when it is done.
final class Uninterrupted {

    private Uninterrupted() {}

    /// @param work can be repeated from the start, and opens what it finds closed
    static <T> T call(Work<T> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return work.run();
                } catch (ClosedByInterruptException _) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// @param work can be repeated from the start, and opens what it finds closed
    static void run(Action work) throws IOException {
        call(() -> {
            work.run();
            return true;
        });
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }
}
