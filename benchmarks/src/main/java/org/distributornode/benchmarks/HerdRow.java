package org.distributornode.benchmarks;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// Many clients want the same cold object at the same moment.
record HerdRow(Scale scale) implements Row {

    /// So many in a turn: each takes half a second, and they differ more than what else is measured.
    private static final int CROWDS = 5;

    @Override
    public String name() {
        return "herd";
    }

    @Override
    public String title() {
        return "%d clients at once, one cold object of %d MB".formatted(scale.crowd(), scale.medium() / Scale.MIB);
    }

    @Override
    public List<Long> objects() {
        return Collections.nCopies(CROWDS, scale.medium());
    }

    @Override
    public void measure(Ground ground, Target target, Samples samples) {
        for (int i = 0; i < CROWDS; i++) {
            crowd(ground, target, samples);
        }
    }

    private void crowd(Ground ground, Target target, Samples samples) {
        Stored object = ground.fresh(scale.medium());
        Meter meter = Meter.start(target);
        List<Outcome> outcomes = ground.client()
                .run(Collections.nCopies(scale.crowd(), Ask.whole(target.port(), object)), Duration.ofSeconds(120));
        Figures figures = new Figures(target, samples);
        figures.times(outcomes);
        ground.settle();
        figures.origin(object);
        figures.costs(meter, outcomes);
    }
}
