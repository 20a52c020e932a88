package org.distributornode.application.service.fill;

import java.time.Duration;
import org.distributornode.application.service.source.Flow;
import org.distributornode.domain.content.ByteSlice;
import org.jspecify.annotations.Nullable;

/// How the bytes of a leg come in; nothing is known before a source has agreed. Safe for use by any thread.
final class Inflow {

    private final Waste waste = new Waste();
    private volatile @Nullable Flow flow;
    private volatile Duration answerTime = Duration.ZERO;

    /// @param answerTime how long the source takes to answer
    void begin(Flow sending, Duration answerTime) {
        this.answerTime = answerTime;
        flow = sending;
    }

    /// For so long others went first.
    void held(long nanos) {
        Flow sending = flow;
        if (sending != null) {
            sending.held(nanos);
            waste.paused(nanos);
        }
    }

    long bytes() {
        Flow sending = flow;
        return sending == null ? 0 : sending.bytes();
    }

    /// Bytes a second over all the time of waiting; 0 if nothing has come.
    double rate() {
        Flow sending = flow;
        return sending == null ? 0 : sending.rate();
    }

    double recentRate() {
        Flow sending = flow;
        return sending == null ? 0 : sending.recentRate();
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
    /// @param length of the request
    /// @param only whether nobody else may send a part of it
    Plan.Course course(ByteSlice rest, long length, boolean only, FillSettings settings) {
        long now = System.nanoTime();
        double rate = silence(now) < FillSettings.SOON_NANOS ? rate() : 0;
        long near = only ? rest.length() : settings.near(rate);
        return new Plan.Course(rest.offset(), rest.end(), near, settings.lead(length, rate, answerTime), loss(now));
    }

    /// Whether it costs less to receive `twice` bytes once more than to end.
    boolean outweighs(long twice, long now) {
        return waste.outweighs(twice, flow, now);
    }

    /// How many bytes would have come in vain if it ended now.
    long loss(long now) {
        return waste.of(flow, now);
    }

    /// About how many bytes that are, as far as anybody can say; 0 if no source has agreed.
    long likelyLoss() {
        Flow sending = flow;
        return sending == null ? 0 : waste.likely(sending);
    }

    /// Somebody looks whether it brings anything.
    void looked(long now) {
        waste.looked(flow, now);
    }
}
