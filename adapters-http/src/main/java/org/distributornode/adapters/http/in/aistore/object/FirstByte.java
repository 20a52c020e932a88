package org.distributornode.adapters.http.in.aistore.object;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.store.ReadObject.Outcome.Opened;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.content.ByteSlice;

/// Holds an answer's head back until its first byte can be read, so that a loss before that is an honest error.
final class FirstByte {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private FirstByte() {}

    /// @throws org.distributornode.adapters.http.in.aistore.Refused if there is none to come
    static void await(Opened opened, ByteSlice slice, ObjectPath path) {
        if (slice.isEmpty() || !(opened.bytes() instanceof AssetBytes coming)) {
            return;
        }
        try {
            long waited = 0;
            while (coming.readable(slice.offset()) == 0) {
                long begun = System.nanoTime();
                CompletableFuture<Boolean> there = new CompletableFuture<>();
                coming.whenReadable(slice.offset(), () -> there.complete(true));
                there.completeOnTimeout(false, PATIENCE.toNanos() - waited, TimeUnit.NANOSECONDS)
                        .join();
                waited += System.nanoTime() - begun;
                if (waited >= PATIENCE.toNanos()) {
                    throw refused(new Refusal.NoSource(RETRY_AFTER), path);
                }
            }
        } catch (BytesLost lost) {
            throw refused(why(lost), path);
        }
    }

    private static Refusal why(BytesLost lost) {
        return switch (lost.why()) {
            case NO_SOURCE -> new Refusal.NoSource(lost.retryAfter());
            case NO_ROOM -> new Refusal.NoRoom(lost.retryAfter());
            case OVERLOADED, STOPPING, PURGED -> new Refusal.Overloaded(lost.retryAfter());
            case DENIED -> new Refusal.Denied();
        };
    }

    private static RuntimeException refused(Refusal why, ObjectPath path) {
        return path.refused(new StoreRefusal.FromNetwork(path.bucket(), path.name(), why));
    }
}
