package org.distributornode.application.service.source;

import java.time.Duration;
import org.distributornode.domain.source.Source;

/// What is known of one transfer under way, while all others can see it. Whoever makes one closes it. Safe for use by
/// any thread.
public final class Flow implements AutoCloseable {

    private final Source source;
    private final Sources sources;
    private final Pulse pulse = new Pulse();
    private boolean slow;

    Flow(Source source, Sources sources) {
        this.source = source;
        this.sources = sources;
    }

    /// The next bytes are being waited for.
    ///
    /// @param now nanoseconds of [System#nanoTime()]
    public synchronized void asked(long now) {
        pulse.asked(now);
    }

    /// So many bytes have come, or none any more.
    public synchronized void came(int count, long now) {
        pulse.came(count, now);
    }

    /// For so long this node did not want the next bytes yet.
    public synchronized void held(long nanos) {
        pulse.held(nanos);
    }

    public synchronized long bytes() {
        return pulse.bytes();
    }

    public synchronized Duration time() {
        return pulse.time();
    }

    /// How much of that bytes were waited for.
    public synchronized Duration waited() {
        return pulse.waited();
    }

    public synchronized long silence(long now) {
        return pulse.silence(now);
    }

    /// Bytes a second, the most that the source may have sent at over some seconds of late; 0 if nobody can say.
    public synchronized double recentRate() {
        return pulse.recentRate();
    }

    /// It is left since it is too slow: that is what its source is to be known for.
    public synchronized void slow() {
        slow = true;
    }

    /// Lets the source be known for what it has sent, if that tells anything. A second call does nothing.
    @Override
    public void close() {
        sources.ended(this);
    }

    Source source() {
        return source;
    }

    /// As it is to be remembered.
    synchronized Sent sent() {
        return slow && pulse.recentRate() > 0
                ? new Sent((long) (pulse.recentRate() * Pulse.WINDOW.toSeconds()), Pulse.WINDOW)
                : new Sent(pulse.isTelling() ? pulse.bytes() : 0, pulse.time());
    }

    /// @param bytes 0 if they tell nothing
    record Sent(long bytes, Duration time) {}
}
