package org.distributornode.application.service.source;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.source.Source;

/// Begins runs over the sources of an object; what all runs have in common.
public final class Fetching {

    private final Sources sources;
    private final Hedges hedges;
    private final SourceRace race;
    private final Limits limits;

    /// @param threads runs each task on a thread of its own
    public Fetching(ObjectOrigin origin, Sources sources, Executor threads, Limits limits) {
        this.sources = sources;
        this.limits = limits;
        this.hedges = new Hedges(sources, limits.hedging());
        this.race = new SourceRace(origin, sources, threads, hedges);
    }

    /// @param answerWithin how long all sources together may let a run wait; until one sends much
    /// @param finishWithin how long a whole run may take
    /// @param crawlBelow bytes a second below which a transfer crawls, if nothing else tells whether it does; all
    ///     transfers under way share them
    public record Limits(Hedging hedging, Duration answerWithin, Duration finishWithin, long crawlBelow) {

        /// With hedges as usual, and nothing that crawls but by comparison.
        public Limits(Duration hedgeAfter, Duration answerWithin, Duration finishWithin) {
            this(Hedging.atMost(hedgeAfter), answerWithin, finishWithin, 0);
        }
    }

    /// Since the start.
    ///
    /// @param asked sources that were asked beside one that was slow to answer
    /// @param won those of them that answered first
    public record HedgeCounts(long asked, long won) {}

    /// A run over `candidates` for `slice`.
    public SourceRun run(DataObject object, List<Source> candidates, ByteSlice slice) {
        return new SourceRun(choice(object, candidates), slice);
    }

    /// The choice among `candidates` for all that is fetched of one object.
    public SourceChoice choice(DataObject object, List<Source> candidates) {
        return new SourceChoice(object, candidates, sources, race, limits);
    }

    public HedgeCounts hedges() {
        return hedges.counts();
    }

    public Sources sources() {
        return sources;
    }
}
