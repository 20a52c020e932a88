package org.distributornode.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Many clients want a range each of the same cold object; once the sources are silent, the same ranges again.
record RangesRow(Scale scale) implements Row {

    static final String AGAIN = "again origin MB";

    @Override
    public String name() {
        return "ranges";
    }

    @Override
    public String title() {
        return "%d clients at once, a random 64 KB range each of one cold object of %d MB; then the same ranges again"
                .formatted(scale.crowd(), scale.large() / Scale.MIB);
    }

    @Override
    public List<Long> objects() {
        return List.of(scale.large());
    }

    @Override
    public void measure(Ground ground, Target target, Samples samples) {
        Stored object = ground.fresh(scale.large());
        int round = samples.of(Figures.P99, target.name()).size();
        List<Ask> asks = new Random(round)
                .longs(scale.crowd(), 0, object.size() - Scale.RANGE)
                .mapToObj(from -> Ask.range(target.port(), object, from, Scale.RANGE))
                .toList();
        Meter meter = Meter.start(target);
        List<Outcome> outcomes = ground.client().run(asks, Duration.ofSeconds(60));
        Figures figures = new Figures(target, samples);
        figures.times(outcomes);
        ground.settle();
        long sent = object.sent();
        List<Outcome> again = ground.client().run(asks, Duration.ofSeconds(60));
        ground.settle();
        figures.add("again total p99 s", Figures.percentile(again, Outcome::total, 99));
        figures.add(AGAIN, (object.sent() - sent) / (double) Scale.MIB);
        figures.origin(object);
        figures.costs(meter, Stream.concat(outcomes.stream(), again.stream()).toList());
    }
}
