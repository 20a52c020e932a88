package org.distributornode.application.service.fill;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.distributornode.application.service.source.SourceChoice;
import org.distributornode.domain.source.Source;

/// Ends transfers whose source has fallen silent, or crawls, while there is somebody better to go on.
///
/// Not safe for use by several threads.
final class SourceWatch {

    /// Rates change no faster.
    private static final long CRAWL_EVERY = Duration.ofSeconds(1).toNanos();

    private final SourceChoice choice;
    private final Duration stallAfter;
    private long looked = System.nanoTime();

    SourceWatch(SourceChoice choice, FillSettings settings) {
        this.choice = choice;
        this.stallAfter = settings.stallAfter();
    }

    /// A transfer under way.
    interface Watched {

        /// Whom it has its bytes from; empty while nobody has agreed.
        Optional<Source> source();

        /// For how many nanoseconds its next byte has been waited for.
        long silence(long now);

        /// Bytes a second of late; 0 if nobody can say.
        double recentRate();

        /// Its source is to be known for being slow.
        void slow();

        void cancel();
    }

    /// @param now nanoseconds of [System#nanoTime()]
    void look(Collection<? extends Watched> active, long now) {
        boolean crawls = now - looked >= CRAWL_EVERY;
        looked = crawls ? now : looked;
        for (Watched leg : active) {
            leg.source().ifPresent(source -> {
                if (leg.silence(now) >= stallAfter.toNanos()) {
                    replaceSilent(leg, source);
                } else if (crawls) {
                    replaceSlow(leg, source);
                }
            });
        }
    }

    private void replaceSilent(Watched leg, Source source) {
        if (choice.findInsteadOf(source)) {
            choice.avoid(source, 0);
            leg.cancel();
        }
    }

    private void replaceSlow(Watched leg, Source source) {
        double rate = leg.recentRate();
        if (choice.findFasterThan(source, rate)) {
            choice.avoid(source, rate);
            leg.slow();
            leg.cancel();
        }
    }
}
