package org.distributornode.application.service.source;

import java.util.OptionalDouble;
import org.distributornode.domain.source.Source;

/// Says when a transfer is so slow that another source is worth a try. Rates are bytes a second.
///
/// A transfer is compared with what one transfer of its source brought before, and with what one of another source
/// brings now, or brought before. As all transfers may share one line, what was brought before is expected of all of
/// them together. Where nothing is known, a least rate decides.
final class Crawl {

    /// So many times slower is a crawl.
    private static final double FACTOR = 4;

    /// So many times faster is worth a try for one that crawls by its own measure.
    private static final double GAIN = 2;

    private final Sources sources;
    private final long least;

    /// @param least what a transfer should bring, if all others that are under way brought as much
    Crawl(Sources sources, long least) {
        this.sources = sources;
        this.least = least;
    }

    /// Whether it is slow by the measure of its own source, and by that of nobody.
    boolean isSlow(Source source, double rate) {
        double together = rate * Math.max(1, sources.flows());
        return together < least || together * FACTOR < sources.rate(source);
    }

    /// Whether another source is worth a try.
    ///
    /// @param left at which rate it was left; empty if it was not
    /// @param slow as above
    boolean isBetter(Source other, OptionalDouble left, double rate, boolean slow) {
        OptionalDouble expected = left.isPresent() ? left : sources.expected(other);
        if (expected.isEmpty()) {
            return slow;
        }
        return rate * FACTOR < expected.getAsDouble() || (slow && rate * GAIN < expected.getAsDouble());
    }
}
