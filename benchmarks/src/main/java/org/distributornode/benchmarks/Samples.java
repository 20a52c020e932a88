package org.distributornode.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// The figures of one row: for each kind of figure and each target one value a round.
final class Samples {

    private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

    void add(String figure, String target, double value) {
        values.computeIfAbsent(figure, f -> new LinkedHashMap<>())
                .computeIfAbsent(target, t -> new ArrayList<>())
                .add(value);
    }

    List<String> figures() {
        return List.copyOf(values.keySet());
    }

    List<Double> of(String figure, String target) {
        return values.getOrDefault(figure, Map.of()).getOrDefault(target, List.of());
    }

    double median(String figure, String target) {
        return percentile(of(figure, target), 50);
    }

    double largest(String figure, String target) {
        return percentile(of(figure, target), 100);
    }

    /// The smallest median that any other target reached.
    OptionalDouble bestPeer(String figure, String target) {
        return values.getOrDefault(figure, Map.of()).keySet().stream()
                .filter(peer -> !peer.equals(target))
                .mapToDouble(peer -> median(figure, peer))
                .filter(Double::isFinite)
                .min();
    }

    /// How many times the one's value is the other's: the median of all rounds, each compared with itself.
    double ratio(String figure, String one, String other) {
        List<Double> ones = of(figure, one);
        List<Double> others = of(figure, other);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(ones.size(), others.size()); round++) {
            ratios.add(ones.get(round) / others.get(round));
        }
        return percentile(ratios, 50);
    }

    /// The value that `percent` of all do not exceed (nearest rank; of two in the middle their mean); NaN of none.
    static double percentile(List<Double> all, double percent) {
        List<Double> sorted = all.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        double value = sorted.get(Math.max(0, rank - 1));
        return percent == 50 && sorted.size() % 2 == 0 ? (value + sorted.get(rank)) / 2 : value;
    }
}
