package org.distributornode.benchmarks;

import java.time.Duration;
import java.util.List;

/// A client fetches a cold object, another one asks for a range far ahead of it.
record SeekRow(Scale scale) implements Row {

    static final String SEEK = "seek first byte ms";
    static final String SEEK_TOTAL = "seek total ms";

    @Override
    public String name() {
        return "seek";
    }

    @Override
    public String title() {
        return "64 KB at 75 %% of a cold object of %d MB, 1.5 s into its fill".formatted(scale.large() / Scale.MIB);
    }

    @Override
    public List<Long> objects() {
        return List.of(scale.large());
    }

    /// Somewhere in the megabyte at 75 %; each round elsewhere, so that nobody's blocks begin just there.
    private long place(Ground ground, Target target, Samples samples) {
        int round = samples.of(SEEK, target.name()).size();
        double within = (round + 0.5) / ground.options().rounds();
        return scale.large() / 4 * 3 + (long) (within * (Scale.MIB - Scale.RANGE));
    }

    @Override
    public void measure(Ground ground, Target target, Samples samples) {
        Stored object = ground.fresh(scale.large());
        Ask whole = Ask.whole(target.port(), object);
        Ask seek = Ask.range(target.port(), object, place(ground, target, samples), Scale.RANGE);
        Meter meter = Meter.start(target);
        List<Outcome> outcomes =
                ground.client().run(List.of(whole, seek.later(Duration.ofMillis(1500))), Duration.ofSeconds(60));
        Figures figures = new Figures(target, samples);
        Outcome ahead = outcomes.getLast();
        figures.milliseconds(SEEK, ahead.firstByte());
        figures.milliseconds(SEEK_TOTAL, ahead.isGood() ? ahead.total() : Double.NaN);
        figures.add("whole total s", outcomes.getFirst().total());
        ground.settle();
        figures.origin(object);
        figures.costs(meter, outcomes);
    }
}
