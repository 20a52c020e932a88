package org.distributornode.benchmarks;

import java.time.Duration;
import java.util.List;

/// A client fetches a cold object, a second one comes a second later.
record LateRow(Scale scale) implements Row {

    static final String FIRST = "first byte ms";
    static final String LATE = "late first byte ms";
    static final String LINK = "% of the link";

    @Override
    public String name() {
        return "late";
    }

    @Override
    public String title() {
        return "One cold object of %d MB, and a second client 1 s into its fill".formatted(scale.large() / Scale.MIB);
    }

    @Override
    public List<Long> objects() {
        return List.of(scale.large());
    }

    @Override
    public void measure(Ground ground, Target target, Samples samples) {
        Stored object = ground.fresh(scale.large());
        Ask whole = Ask.whole(target.port(), object);
        Meter meter = Meter.start(target);
        List<Outcome> outcomes =
                ground.client().run(List.of(whole, whole.later(Duration.ofSeconds(1))), Duration.ofSeconds(60));
        Figures figures = new Figures(target, samples);
        Outcome first = outcomes.getFirst();
        Outcome late = outcomes.getLast();
        figures.milliseconds(FIRST, first.firstByte());
        figures.add("total s", first.isGood() ? first.total() : Double.NaN);
        figures.add(LINK, first.isGood() ? 100 * Scale.ideal(object.size()) / first.total() : Double.NaN);
        figures.milliseconds(LATE, late.firstByte());
        figures.add("late total s", late.isGood() ? late.total() : Double.NaN);
        ground.settle();
        figures.origin(object);
        figures.costs(meter, outcomes);
    }
}
