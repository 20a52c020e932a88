package org.distributornode.application.service.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.distributornode.domain.source.Source;

/// Sources that go behind all others for one object, since they were slower than those, or fell silent. One may be
/// forgiven when there is nobody better, but not again and again. Not safe for use by several threads.
final class Avoided {

    /// How often, until it has sent much.
    private static final int MOST_FORGIVEN = 3;

    /// The latest last, with the bytes a second at which each was left.
    private final Map<Source, Double> left = new LinkedHashMap<>();

    private final Map<Source, Integer> forgiven = new HashMap<>();
    private final Crawl crawl;

    Avoided(Crawl crawl) {
        this.crawl = crawl;
    }

    /// @param rate bytes a second at which the source is left, 0 if it was silent
    void add(Source source, double rate) {
        left.remove(source);
        left.put(source, rate);
    }

    boolean contains(Source source) {
        return left.containsKey(source);
    }

    /// Whether one of `some` is not avoided, or may be forgiven; then it is, whoever has been avoided for longest.
    boolean findAny(Collection<Source> some) {
        if (some.stream().anyMatch(source -> !contains(source))) {
            return true;
        }
        return forgive(left.keySet().stream().filter(some::contains).filter(this::mayForgive));
    }

    /// Whether one of `some` can be expected to be faster than one that sends at `rate`; is forgiven if avoided.
    ///
    /// @param slow whether that is slow for its source
    boolean findFaster(Collection<Source> some, double rate, boolean slow) {
        return forgive(some.stream()
                .filter(source -> !contains(source) || mayForgive(source))
                .filter(source -> crawl.isBetter(source, rateOf(source), rate, slow))
                .sorted(Comparator.comparing(this::contains)));
    }

    private OptionalDouble rateOf(Source source) {
        Double rate = left.get(source);
        return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
    }

    private boolean mayForgive(Source source) {
        return forgiven.getOrDefault(source, 0) < MOST_FORGIVEN;
    }

    /// The first of them is like all others again.
    private boolean forgive(Stream<Source> some) {
        Optional<Source> first = some.findFirst();
        first.filter(source -> left.remove(source) != null)
                .ifPresent(source -> forgiven.merge(source, 1, Integer::sum));
        return first.isPresent();
    }

    /// It has sent much since.
    void proved(Source source) {
        forgiven.remove(source);
    }
}
