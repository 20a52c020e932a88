package org.distributornode.application.service.fill;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.origin.ObjectOrigin.Transfer;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.service.source.Flow;
import org.distributornode.application.service.source.SourceChoice;
import org.distributornode.domain.source.Source;
import org.jspecify.annotations.Nullable;

/// One transfer of a fill, on a thread of its own.
final class Leg implements Runnable, SourceWatch.Watched {

    /// So little is not worth another request.
    private static final long LEAST_BYTES = 64 * 1024;

    private final Plan.Order order;
    private final Set<Source> others;
    private final Works works;
    private final GroupStream groups;
    private final Cancelling cancelling = new Cancelling();
    private final Waste waste = new Waste();
    private volatile Plan.Urgency urgency;
    private volatile long position;
    private volatile long limit;
    private volatile @Nullable Source source;
    private volatile @Nullable Flow flow;
    private volatile Duration answerTime = Duration.ZERO;

    /// What a leg needs of its fill. Called by the leg's thread.
    interface Works {

        SourceChoice sources();

        /// Waits until the leg's bytes are the most urgent ones, or its source would tire of it.
        ///
        /// @param sent how many it has brought since it had its turn last
        void awaitTurn(Leg leg, int sent) throws InterruptedException;

        /// A source has agreed to send the leg's bytes.
        void begun(Leg leg);

        /// Keeps bytes of the leg.
        ///
        /// @return how many bytes behind them are there already
        long took(Leg leg, long position, ByteBuffer bytes);

        /// @param why empty if it came to a good end, or was cancelled
        void ended(Leg leg, Optional<RuntimeException> why);
    }

    /// @param others sources that are asked only if there are no others
    Leg(Plan.Order order, long objectSize, Set<Source> others, Works works) {
        this.order = order;
        this.urgency = order.urgency();
        this.others = others;
        this.works = works;
        this.groups = new GroupStream(objectSize);
        this.position = order.slice().offset();
        this.limit = order.slice().end();
    }

    @Override
    public void run() {
        Optional<RuntimeException> end = Optional.of(new IllegalStateException("a leg broke down"));
        try {
            cancelling.enter();
            receive(works.sources().ask(order.slice(), others));
            end = Optional.empty();
        } catch (OriginFailure _) {
            end = Optional.empty(); // the source is blamed already
        } catch (InterruptedException _) {
            end = Optional.empty();
        } catch (BytesLost lost) {
            end = isCancelled() ? Optional.empty() : Optional.of(lost);
        } catch (RuntimeException failure) {
            end = Optional.of(failure);
        } finally {
            cancelling.leave();
            works.ended(this, end);
        }
    }

    private void receive(SourceChoice.Agreed agreed) throws InterruptedException {
        answerTime = works.sources().answerTime(agreed.source());
        try (Transfer open = agreed.transfer();
                Flow sending = works.sources().begin(agreed.source())) {
            flow = sending;
            source = agreed.source();
            cancelling.begun(open);
            works.begun(this);
            pump(agreed.source(), open, sending);
        } finally {
            Optional.ofNullable(flow).ifPresent(sent -> works.sources().sent(agreed.source(), sent.bytes()));
        }
    }

    private void pump(Source from, Transfer open, Flow sending) throws InterruptedException {
        boolean wanted = true;
        long before = position;
        while (wanted && position < limit) {
            awaitTurn((int) (position - before), sending);
            before = position;
            Optional<ByteBuffer> bytes = next(from, open, sending);
            if (bytes.isEmpty()) {
                break;
            }
            wanted = keep(bytes.get());
            works.sources().brings(from);
        }
    }

    private void awaitTurn(int sent, Flow sending) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            works.awaitTurn(this, sent);
        } finally {
            long paused = System.nanoTime() - begun;
            sending.held(paused);
            waste.paused(paused);
        }
    }

    /// Keeps what has come, whatever becomes of the leg meanwhile.
    private boolean keep(ByteBuffer bytes) {
        long at = position;
        bytes.limit(bytes.position() + (int) Math.min(bytes.remaining(), Math.max(0, limit - at)));
        int count = bytes.remaining();
        cancelling.keeping(true);
        try {
            long present = count > 0 ? works.took(this, at, bytes) : 0;
            position = at + count;
            return count > 0 && !isCancelled() && isWorthGoingOn(present);
        } finally {
            cancelling.keeping(false);
        }
    }

    /// What is there already is received once more rather than to lose more by ending here.
    private boolean isWorthGoingOn(long present) {
        return present == 0 || Math.min(present, limit - position) <= Math.max(LEAST_BYTES, loss());
    }

    private Optional<ByteBuffer> next(Source from, Transfer open, Flow sending) throws InterruptedException {
        long before = System.nanoTime();
        sending.asked(before);
        try {
            Optional<ByteBuffer> bytes = open.next();
            sending.came(bytes.map(ByteBuffer::remaining).orElse(0), System.nanoTime());
            return bytes;
        } catch (OriginFailure failure) {
            if (isCancelled() || Thread.interrupted()) {
                throw new InterruptedException();
            }
            works.sources().broken(from, sending.bytes(), System.nanoTime() - before, failure);
            throw failure;
        }
    }

    /// Ends it as soon as can be, whatever it waits for. May be called from any thread.
    @Override
    public void cancel() {
        cancelling.cancel();
    }

    /// It ends there if it was to go on beyond, as another one brings what lies behind.
    void endBefore(long position) {
        limit = Math.min(limit, position);
    }

    GroupStream groups() {
        return groups;
    }

    @Override
    public Optional<Source> source() {
        return Optional.ofNullable(source);
    }

    boolean isCancelled() {
        return cancelling.isCancelled();
    }

    Plan.Urgency urgency() {
        return urgency;
    }

    void urgent(Plan.Urgency now) {
        urgency = now;
    }

    long position() {
        return position;
    }

    Plan.Course course(FillSettings settings) {
        double rate = silence(System.nanoTime()) < FillSettings.SOON_NANOS ? rate() : 0;
        return new Plan.Course(
                position, Math.max(position, limit), settings.near(rate), settings.lead(rate, answerTime), loss());
    }

    private long loss() {
        return waste.of(flow, System.nanoTime());
    }

    /// Somebody looks whether it brings anything.
    void looked(long now) {
        waste.looked(flow, now);
    }

    /// Whether what covers its beginning ends there.
    boolean shortens() {
        return order.shortens();
    }

    private double rate() {
        Flow sending = flow;
        return sending == null ? 0 : sending.rate();
    }

    @Override
    public double recentRate() {
        Flow sending = flow;
        return sending == null ? 0 : sending.recentRate();
    }

    @Override
    public long silence(long now) {
        Flow sending = flow;
        return sending == null ? 0 : sending.silence(now);
    }

    @Override
    public void slow() {
        Flow sending = flow;
        if (sending != null) {
            sending.slow();
        }
    }
}
