package org.distributornode.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// Writes down what rows have in common.
record Figures(Target target, Samples samples) {

    static final String P99 = "total p99 s";
    static final String REQUESTS = "origin requests";
    static final String TIMES = "origin bytes ÷ size";
    static final String FAILED = "failed";
    static final String FOREIGN = "foreign cores";

    void add(String figure, double value) {
        samples.add(figure, target.name(), value);
    }

    void milliseconds(String figure, double seconds) {
        add(figure, seconds * 1000);
    }

    /// First bytes and totals of many; those that failed count in neither.
    void times(List<Outcome> outcomes) {
        add("first byte p50 s", percentile(outcomes, Outcome::firstByte, 50));
        add("first byte p99 s", percentile(outcomes, Outcome::firstByte, 99));
        add("total p50 s", percentile(outcomes, Outcome::total, 50));
        add(P99, percentile(outcomes, Outcome::total, 99));
    }

    static double percentile(List<Outcome> outcomes, ToDoubleFunction<Outcome> time, double percent) {
        return Samples.percentile(
                outcomes.stream()
                        .filter(Outcome::isGood)
                        .mapToDouble(time)
                        .boxed()
                        .toList(),
                percent);
    }

    void origin(Stored object) {
        add(REQUESTS, object.requests());
        add(TIMES, object.sent() / (double) object.size());
    }

    void costs(Meter meter, List<Outcome> outcomes) {
        add("CPU s", meter.server());
        add("private MB", target.processes().privateMemory());
        List<Outcome> failed =
                outcomes.stream().filter(outcome -> !outcome.isGood()).toList();
        add(FAILED, failed.size());
        add(FOREIGN, meter.foreign());
        if (!failed.isEmpty()) {
            Ground.say("  " + target.name() + ": " + failed.size() + " failed, for one: "
                    + failed.getFirst().problem());
        }
    }
}
