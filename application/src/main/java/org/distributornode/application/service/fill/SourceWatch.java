package org.distributornode.application.service.fill;

import java.util.List;
import org.distributornode.application.service.source.SourceChoice;
import org.distributornode.application.service.source.Sources;
import org.distributornode.domain.source.Source;

/// Ends transfers whose source has fallen silent, or crawls, while there is somebody better to go on.
final class SourceWatch {

    /// So much slower than usual, or than another source, is a crawl.
    private static final double CRAWL = 4;

    private final SourceChoice choice;
    private final Sources sources;
    private final FillSettings settings;

    SourceWatch(SourceChoice choice, Sources sources, FillSettings settings) {
        this.choice = choice;
        this.sources = sources;
        this.settings = settings;
    }

    /// @param now nanoseconds of [System#nanoTime()]
    void look(List<Leg> active, long now) {
        for (Leg leg : active) {
            leg.source().filter(choice::hasBetterThan).ifPresent(source -> {
                boolean silent = leg.silence(now) >= settings.stallAfter().toNanos();
                if (silent || isCrawling(source, leg.recentRate())) {
                    replace(leg, source, silent);
                }
            });
        }
    }

    private boolean isCrawling(Source source, double rate) {
        return rate > 0
                && (rate * CRAWL < sources.rate(source)
                        || choice.usable().stream()
                                .filter(other -> !other.equals(source))
                                .anyMatch(other -> rate * CRAWL < sources.rate(other)));
    }

    private void replace(Leg leg, Source source, boolean silent) {
        choice.avoid(source);
        if (silent) {
            sources.failed(source);
        } else {
            leg.tellRate(choice);
        }
        leg.cancel();
    }
}
