package org.distributornode.application.service.fill;

import java.time.Duration;
import org.distributornode.application.service.source.Flow;
import org.distributornode.domain.content.ByteSlice;
import org.jspecify.annotations.Nullable;

/// How the bytes of a leg come in; nothing is known before a source has agreed. Safe for use by any thread.
final class Inflow {

    private final Waste waste;
    private volatile @Nullable Flow flow;
    private volatile Duration answerTime = Duration.ZERO;

    Inflow(Waste.Expected expected) {
        this.waste = new Waste(expected);
    }

    /// @param answerTime how long the source takes to answer
    void begin(Flow sending, Duration answerTime) {
        this.answerTime = answerTime;
        flow = sending;
    }

    /// Others go first from now on.
    void pause(long now) {
        Flow sending = flow;
        if (sending != null) {
            waste.pause(sending, now);
        }
    }

    /// They did since `before`.
    void resume(long before, long now) {
        Flow sending = flow;
        if (sending != null) {
            sending.held(now - before);
            waste.resume(sending, now);
        }
    }

    long bytes() {
        Flow sending = flow;
        return sending == null ? 0 : sending.bytes();
    }

    double recentRate() {
        Flow sending = flow;
        return sending == null ? 0 : sending.recentRate();
    }

    /// Bytes a second that its source has shown to send at; 0 as long as that is not known.
    double knownRate() {
        return waste.known(flow);
    }

    long silence(long now) {
        Flow sending = flow;
        return sending == null ? 0 : sending.silence(now);
    }

    void slow() {
        Flow sending = flow;
        if (sending != null) {
            sending.slow();
        }
    }

    /// @param rest what is still to come
    /// @param order what it was begun for
    /// @param only whether nobody else may send a part of it
    Course course(ByteSlice rest, Plan.Order order, boolean only, FillSettings settings, long now) {
        double seems = waste.seems(flow);
        double rate = silence(now) < FillSettings.SOON_NANOS ? seems : 0;
        long near = only ? rest.length() : settings.near(rate, answerTime);
        long lead = settings.lead(order.slice().length(), rate, answerTime);
        boolean meant = order.brief() && knownRate() == 0;
        long brief = meant ? order.slice().length() : settings.brief(seems, answerTime);
        long loss = waste.of(flow, now);
        return new Course(rest.offset(), rest.end(), near, lead, brief, loss, waste.least(flow, now), !order.brief());
    }

    /// After how many nanoseconds of silence its source went on, at most, or is expected to.
    long longestSilence() {
        return waste.longestSilence();
    }

    /// Whether it costs less to receive `twice` bytes once more than to end.
    boolean outweighs(long twice, long now) {
        return waste.outweighs(twice, flow, now);
    }

    /// About how many bytes would have come in vain if it ended now, as far as anybody can say; 0 if no source has
    /// agreed.
    long likelyLoss() {
        Flow sending = flow;
        return sending == null ? 0 : waste.likely(sending, System.nanoTime());
    }

    /// Somebody looks whether it brings anything.
    void looked(long now) {
        waste.looked(flow, now);
    }
}
