package org.distributornode.application.service.fill;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.origin.ObjectOrigin.Transfer;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.service.source.SourceChoice;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.source.Source;
import org.jspecify.annotations.Nullable;

/// One transfer of a fill, on a thread of its own.
final class Leg implements Runnable {

    private final ByteSlice slice;
    private final Set<Source> others;
    private final Works works;
    private final GroupStream groups;
    private final LegPulse pulse = new LegPulse();
    private volatile Plan.Urgency urgency;
    private volatile long position;
    private volatile long limit;
    private volatile boolean cancelled;
    private volatile @Nullable Source source;
    private volatile Duration answerTime = Duration.ZERO;
    private @Nullable Transfer transfer;
    private @Nullable Thread thread;
    private boolean keeping;

    /// What a leg needs of its fill. Called by the leg's thread.
    interface Works {

        SourceChoice sources();

        /// Waits until the leg's bytes are the most urgent ones.
        ///
        /// @param sent how many it has brought since it had its turn last
        /// @return false if its turn does not come
        boolean awaitTurn(Leg leg, int sent) throws InterruptedException;

        /// A source has agreed to send the leg's bytes.
        void begun(Leg leg);

        /// Keeps bytes of the leg.
        ///
        /// @return whether more of them are wanted
        boolean took(Leg leg, long position, ByteBuffer bytes);

        /// @param why empty if it came to a good end, or was cancelled
        void ended(Leg leg, Optional<RuntimeException> why);
    }

    /// @param others sources that are asked only if there are no others
    Leg(Plan.Order order, long objectSize, Set<Source> others, Works works) {
        this.slice = order.slice();
        this.urgency = order.urgency();
        this.others = others;
        this.works = works;
        this.groups = new GroupStream(objectSize);
        this.position = slice.offset();
        this.limit = slice.end();
    }

    @Override
    public void run() {
        Optional<RuntimeException> end = Optional.of(new IllegalStateException("a leg broke down"));
        try {
            enter();
            receive(works.sources().ask(slice, others));
            end = Optional.empty();
        } catch (OriginFailure _) {
            end = Optional.empty(); // the source is blamed already
        } catch (InterruptedException _) {
            end = Optional.empty();
        } catch (BytesLost lost) {
            end = cancelled ? Optional.empty() : Optional.of(lost);
        } catch (RuntimeException failure) {
            end = Optional.of(failure);
        } finally {
            leave();
            works.ended(this, end);
        }
    }

    private void receive(SourceChoice.Agreed agreed) throws InterruptedException {
        source = agreed.source();
        answerTime = works.sources().answerTime(agreed.source());
        try (Transfer open = agreed.transfer()) {
            begun(open);
            works.begun(this);
            pump(agreed.source(), open);
        }
    }

    private void pump(Source from, Transfer open) throws InterruptedException {
        boolean wanted = true;
        long before = position;
        while (wanted && position < limit && works.awaitTurn(this, (int) (position - before))) {
            before = position;
            Optional<ByteBuffer> bytes = next(from, open);
            if (bytes.isEmpty()) {
                break;
            }
            wanted = keep(bytes.get());
            works.sources().brings(from);
        }
        if (!cancelled && pulse.isTelling()) {
            tellRate(works.sources());
        }
    }

    /// Keeps what has come, whatever becomes of the leg meanwhile.
    private boolean keep(ByteBuffer bytes) {
        long at = position;
        bytes.limit(bytes.position() + (int) Math.min(bytes.remaining(), Math.max(0, limit - at)));
        int count = bytes.remaining();
        keeping(true);
        try {
            boolean wanted = count > 0 && works.took(this, at, bytes);
            position = at + count;
            return wanted && !cancelled;
        } finally {
            keeping(false);
        }
    }

    /// Whatever is being kept is not interrupted.
    private synchronized void keeping(boolean now) {
        keeping = now;
    }

    private Optional<ByteBuffer> next(Source from, Transfer open) throws InterruptedException {
        long before = System.nanoTime();
        asked(before);
        try {
            Optional<ByteBuffer> bytes = open.next();
            came(bytes.map(ByteBuffer::remaining).orElse(0));
            return bytes;
        } catch (OriginFailure failure) {
            if (cancelled || Thread.interrupted()) {
                throw new InterruptedException();
            }
            works.sources().broken(from, pulse.bytes(), System.nanoTime() - before, failure);
            throw failure;
        }
    }

    private synchronized void asked(long now) {
        pulse.asked(now);
    }

    private synchronized void came(int count) {
        pulse.came(count, System.nanoTime());
    }

    /// Ends it as soon as can be, whatever it waits for. May be called from any thread.
    synchronized void cancel() {
        cancelled = true;
        if (transfer != null) {
            transfer.close();
        }
        if (thread != null && !keeping) {
            thread.interrupt();
        }
    }

    private synchronized void enter() throws InterruptedException {
        if (cancelled) {
            throw new InterruptedException();
        }
        thread = Thread.currentThread();
    }

    private synchronized void begun(Transfer open) throws InterruptedException {
        if (cancelled) {
            throw new InterruptedException();
        }
        transfer = open;
    }

    private synchronized void leave() {
        thread = null;
        transfer = null;
    }

    /// Ends it for a more urgent one, unless a client waits for it.
    void giveWay() {
        if (urgency != Plan.Urgency.DEMAND) {
            cancel();
        }
    }

    /// It ends there if it was to go on beyond, as another one brings what lies behind.
    void endBefore(long position) {
        limit = Math.min(limit, position);
    }

    GroupStream groups() {
        return groups;
    }

    /// Whom it has its bytes from; empty while nobody has agreed.
    Optional<Source> source() {
        return Optional.ofNullable(source);
    }

    boolean isCancelled() {
        return cancelled;
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
                position, Math.max(position, limit), settings.near(rate), settings.lead(rate(), answerTime));
    }

    /// Lets the source be known for what it has sent so far.
    synchronized void tellRate(SourceChoice choice) {
        source().ifPresent(from -> choice.delivered(from, pulse.bytes(), pulse.time()));
    }

    synchronized double rate() {
        return pulse.rate();
    }

    synchronized double recentRate() {
        return pulse.recentRate();
    }

    synchronized long silence(long now) {
        return pulse.silence(now);
    }
}
