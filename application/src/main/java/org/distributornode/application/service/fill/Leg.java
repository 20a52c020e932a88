package org.distributornode.application.service.fill;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.origin.ObjectOrigin.Transfer;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.service.source.Flow;
import org.distributornode.application.service.source.SourceChoice;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.source.Source;
import org.jspecify.annotations.Nullable;

/// One transfer of a fill, on a thread of its own.
final class Leg implements Runnable, SourceWatch.Watched, Cuts.Endable {

    private final Plan.Order order;
    private final Set<Source> others;
    private final LegWorks works;
    private final GroupStream groups;
    private final Cancelling cancelling = new Cancelling();
    private final Inflow inflow;
    private final Priority priority;
    private volatile long position;
    private volatile long limit;
    private volatile @Nullable Source source;
    private volatile boolean linear;
    private long news;

    /// @param others sources that are asked only if there are no others
    /// @param expected of whoever sends it
    Leg(Plan.Order order, long objectSize, Set<Source> others, Waste.Expected expected, LegWorks works) {
        this.order = order;
        this.priority = new Priority(order.urgency());
        this.others = others;
        this.works = works;
        this.inflow = new Inflow(expected);
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
        } catch (OriginFailure | InterruptedException _) {
            end = Optional.empty(); // the source is blamed already
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
        try (Transfer open = agreed.transfer();
                Flow sending = works.sources().begin(agreed.source())) {
            inflow.begin(sending, works.sources().answerTime(agreed.source()));
            source = agreed.source();
            takeAll(open.slice());
            cancelling.begun(open);
            works.begun(this);
            pump(agreed.source(), open, sending);
        } finally {
            works.sources().sent(agreed.source(), useful());
        }
    }

    /// A source that knows no ranges sends the whole object.
    private void takeAll(ByteSlice coming) {
        if (!coming.equals(order.slice())) {
            linear = true;
            limit = coming.end();
            position = coming.offset();
        }
    }

    /// How many bytes have come; of the whole object those that were missing.
    private long useful() {
        return linear ? news : inflow.bytes();
    }

    private void pump(Source from, Transfer open, Flow sending) throws InterruptedException {
        boolean wanted = true;
        long before = position;
        try {
            while (wanted && position < limit) {
                int sent = (int) (position - before);
                before = position;
                awaitTurn(sent);
                Optional<ByteBuffer> bytes = next(from, open, sending);
                if (bytes.isEmpty()) {
                    break;
                }
                wanted = keep(bytes.get());
                works.sources().brings(from);
            }
        } finally {
            works.sent(this, (int) (position - before));
        }
    }

    private void awaitTurn(int sent) throws InterruptedException {
        long begun = System.nanoTime();
        inflow.pause(begun);
        try {
            works.awaitTurn(this, sent);
        } finally {
            inflow.resume(begun, System.nanoTime());
        }
    }

    /// Keeps what has come, whatever becomes of the leg meanwhile.
    private boolean keep(ByteBuffer bytes) {
        long at = position;
        bytes.limit(bytes.position() + (int) Math.min(bytes.remaining(), Math.max(0, limit - at)));
        int count = bytes.remaining();
        cancelling.keeping(true);
        try {
            if (count == 0) {
                return false;
            }
            LegWorks.Taken taken = works.took(this, at, bytes);
            position = at + count;
            news += taken.news();
            return !isCancelled() && isWorthGoingOn(taken.behind());
        } finally {
            cancelling.keeping(false);
        }
    }

    /// What is there already is received once more rather than to lose more by ending here.
    private boolean isWorthGoingOn(long present) {
        return present == 0 || inflow.outweighs(Math.min(present, limit - position), System.nanoTime());
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
            works.sources().broken(from, useful(), System.nanoTime() - before, failure);
            throw failure;
        }
    }

    /// Ends it as soon as can be, whatever it waits for. May be called from any thread.
    @Override
    public void cancel() {
        cancelling.cancel();
    }

    @Override
    public void endBefore(long position) {
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

    /// @return whether it was not so before
    boolean urgent(Plan.Urgency now) {
        return priority.set(now);
    }

    @Override
    public Priority priority() {
        return priority;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long limit() {
        return limit;
    }

    @Override
    public Plan.Order order() {
        return order;
    }

    /// Whether it brings the whole object, whatever part is missing.
    boolean isLinear() {
        return linear;
    }

    /// Where nobody may send just a part, a transfer of the whole is worth waiting for however far it has to go.
    Course course(FillSettings settings) {
        boolean only = linear && !works.sources().mayKnowRanges();
        ByteSlice rest = ByteSlice.between(position, Math.max(position, limit));
        Course course = inflow.course(rest, order, only, settings, System.nanoTime());
        return priority.isPaid() ? course.paid(isCut()) : course;
    }

    Inflow inflow() {
        return inflow;
    }

    @Override
    public double recentRate() {
        return inflow.recentRate();
    }

    @Override
    public long silence(long now) {
        return inflow.silence(now);
    }

    @Override
    public void slow() {
        inflow.slow();
    }
}
