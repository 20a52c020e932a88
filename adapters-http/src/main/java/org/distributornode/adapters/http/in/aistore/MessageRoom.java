package org.distributornode.adapters.http.in.aistore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.distributornode.adapters.http.in.aistore.Refused.ErrorAnswer;
import org.distributornode.adapters.http.wire.Header;

/// The memory that messages of requests may take, so that many large ones wait for each other. Small ones never wait.
/// Safe for use by any thread.
public final class MessageRoom {

    private static final int SMALL = 64 * 1024;
    private static final int LATER = 1;

    private final int most;
    private final int together;
    private final Duration patience;
    private final Semaphore room;

    /// @param most bytes of one message
    /// @param together bytes of all large ones that are answered at a time; one is let in however large
    /// @param patience how long one waits for room
    public MessageRoom(int most, int together, Duration patience) {
        this.most = most;
        this.together = together;
        this.patience = patience;
        this.room = new Semaphore(together, true);
    }

    int most() {
        return most;
    }

    /// Takes room for a message.
    ///
    /// @param length of it in bytes, -1 if it is not told
    /// @return what to give back
    /// @throws Refused with 503 if others have it
    int take(long length) {
        long expected = length < 0 || length > most ? most : length;
        if (expected <= SMALL) {
            return 0;
        }
        int wanted = (int) Math.min(expected, together);
        try {
            if (!room.tryAcquire(wanted, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw full();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw full();
        }
        return wanted;
    }

    void giveBack(int taken) {
        room.release(taken);
    }

    private static Refused full() {
        return new Refused(new ErrorAnswer(
                503,
                "",
                "too many large messages are being answered",
                List.of(new Header("Retry-After", Integer.toString(LATER)))));
    }
}
