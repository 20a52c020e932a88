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
    private final SourceRace race;
    private final Limits limits;

    /// @param threads runs each task on a thread of its own
    public Fetching(ObjectOrigin origin, Sources sources, Executor threads, Limits limits) {
        this.sources = sources;
        this.limits = limits;
        this.race = new SourceRace(origin, sources, threads, limits.hedgeAfter());
    }

    /// @param hedgeAfter how long a source may take to answer before the next one is asked as well
    /// @param answerWithin how long all sources together may let a run wait; until one sends much
    /// @param finishWithin how long a whole run may take
    public record Limits(Duration hedgeAfter, Duration answerWithin, Duration finishWithin) {}

    /// How the run goes on when a source breaks off: at any of them, or at the same one alone.
    public enum Mixing {
        ALLOWED,
        FORBIDDEN
    }

    public SourceRun run(DataObject object, List<Source> candidates, ByteSlice slice, Mixing mixing) {
        return new SourceRun(new SourceRun.Course(object, candidates, slice, mixing), sources, race, limits);
    }

    public Sources sources() {
        return sources;
    }
}
