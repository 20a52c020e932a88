package org.distributornode.benchmarks;

import java.util.Locale;

/// What a figure of ours has to reach; smaller is better.
///
/// @param bar what is asked
/// @param goal what it takes to be ahead
record Bar(String what, double figure, double bar, double goal) {

    static final String HEADING = "| asked | bar | goal | reached | |\n|---|--:|--:|--:|---|\n";

    String line() {
        return "| %s | %s | %s | %s | %s |\n".formatted(what, text(bar), text(goal), text(figure), verdict());
    }

    private String verdict() {
        if (Double.isNaN(figure) || Double.isNaN(bar)) {
            return "not measured";
        }
        if (figure > bar) {
            return "**missed**";
        }
        return figure <= goal ? "goal" : "bar";
    }

    /// Three digits that say something.
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        int digits = value == Math.rint(value) && value < 10_000
                ? 0
                : (int) Math.clamp(2 - Math.floor(Math.log10(Math.abs(value))), 0, 3);
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
