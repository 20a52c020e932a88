package org.distributornode.application.service.source;

import java.time.Duration;
import org.distributornode.domain.source.HedgeBudget;
import org.distributornode.domain.source.Source;

/// Says when and whether a slow source gets a rival, and counts the rivals. Safe for use by any thread.
final class Hedges {

    private final Sources sources;
    private final Hedging hedging;
    private final HedgeBudget budget;
    private long count;
    private long won;

    Hedges(Sources sources, Hedging hedging) {
        this.sources = sources;
        this.hedging = hedging;
        this.budget = new HedgeBudget(hedging.share());
    }

    /// One more request has begun.
    synchronized void request() {
        budget.request();
    }

    /// How long to wait for an answer of `source` before the next one is asked as well.
    Duration patience(Source source) {
        return hedging.patience(sources.answerTime(source, hedging.percentile()));
    }

    /// Whether a source may be asked beside another one now; if so, it is counted.
    synchronized boolean take() {
        boolean allowed = budget.take();
        count += allowed ? 1 : 0;
        return allowed;
    }

    /// Such a source was the first to answer.
    synchronized void won() {
        won++;
    }

    /// How long to wait before asking again whether one may.
    Duration pause() {
        return hedging.atMost();
    }

    synchronized Fetching.HedgeCounts counts() {
        return new Fetching.HedgeCounts(count, won);
    }
}
