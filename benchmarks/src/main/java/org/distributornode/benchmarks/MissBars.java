package org.distributornode.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is asked of the table of misses.
final class MissBars {

    private final Map<Row, Samples> rows;
    private final String node;

    private MissBars(Map<Row, Samples> rows, String node) {
        this.rows = rows;
        this.node = node;
    }

    static List<Bar> of(Map<Row, Samples> rows, String node) {
        MissBars bars = new MissBars(rows, node);
        List<Bar> all = new ArrayList<>();
        rows.keySet().forEach(row -> all.addAll(bars.of(row)));
        return all;
    }

    private List<Bar> of(Row row) {
        Samples samples = rows.get(row);
        return switch (row.name()) {
            case "late" -> late(samples);
            case "seek" -> seek(samples);
            case "herd" -> herd(samples);
            case "ranges" -> ranges(samples);
            case "waiting" -> waiting(samples, ((WaitingRow) row).scale().waiters());
            default -> List.of(failed(row.name(), samples));
        };
    }

    private List<Bar> late(Samples samples) {
        double above = 100 * (100 / samples.median(LateRow.LINK, node) - 1);
        return List.of(
                new Bar(
                        "a late client's first byte, ms (goal: the best peer's)",
                        samples.median(LateRow.LATE, node),
                        10,
                        best(samples, LateRow.LATE)),
                new Bar("a cold object's total above the link's, %", above, 2.05, 2.05),
                new Bar("its origin bytes ÷ size", samples.largest(Figures.TIMES, node), 1.02, 1.02),
                failed("late", samples));
    }

    private List<Bar> seek(Samples samples) {
        double slice = samples.median(SeekRow.SEEK_TOTAL, "nginx-slice");
        double ours = samples.median(SeekRow.SEEK_TOTAL, node);
        return List.of(
                new Bar("a seek into a fill, total ms", ours, 150, 60),
                new Bar("a seek ÷ nginx-slice's", ours / slice, 1.5, 1),
                new Bar("its origin bytes ÷ size", samples.largest(Figures.TIMES, node), 1.02, 1.02),
                failed("seek", samples));
    }

    private List<Bar> herd(Samples samples) {
        double ratio = samples.median(Figures.P99, node) / best(samples, Figures.P99);
        return List.of(
                new Bar("a herd's origin requests", samples.largest(Figures.REQUESTS, node), 1, 1),
                new Bar("a herd's total p99 ÷ the best peer's", ratio, 1, 0.75),
                failed("herd", samples));
    }

    private List<Bar> ranges(Samples samples) {
        return List.of(
                new Bar("random ranges of a cold object, total p99 s", samples.median(Figures.P99, node), 2, 0.5),
                new Bar("their origin bytes ÷ size", samples.largest(Figures.TIMES, node), 1.02, 1.02),
                new Bar("origin MB when asked again", samples.largest(RangesRow.AGAIN, node), 0, 0),
                failed("ranges", samples));
    }

    /// What a server does for itself, however many wait, is a few dozen wake-ups a second.
    private List<Bar> waiting(Samples samples, int waiters) {
        return List.of(
                new Bar("more threads for clients that wait", samples.largest(WaitingRow.THREADS, node), 0, 0),
                new Bar(
                        "wake-ups a second for each of them (goal: the best peer's)",
                        samples.median(WaitingRow.WAKE_UPS, node) / waiters,
                        0.05,
                        best(samples, WaitingRow.WAKE_UPS) / waiters),
                new Bar(
                        "KB for each of them (goal: the best peer's)",
                        samples.median(WaitingRow.MEMORY, node),
                        8,
                        best(samples, WaitingRow.MEMORY)),
                failed("waiting", samples));
    }

    private Bar failed(String row, Samples samples) {
        return new Bar("failed requests (" + row + ")", samples.largest(Figures.FAILED, node), 0, 0);
    }

    private double best(Samples samples, String figure) {
        return samples.bestPeer(figure, node).orElse(Double.NaN);
    }
}
