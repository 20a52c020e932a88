package org.distributornode.bootstrap.cli.remote;

import java.util.Locale;
import org.distributornode.adapters.http.json.JsonValue;

/// A job as the node tells of it.
record JobView(JsonValue json) {

    private static final int BAR = 24;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Fields fields() {
        return new Fields(json);
    }

    String id() {
        return fields().text("id");
    }

    String state() {
        return fields().text("state");
    }

    boolean hasEnded() {
        return switch (state()) {
            case "done", "failed", "cancelled" -> true;
            default -> false;
        };
    }

    long bytesDone() {
        return progress().number("bytesDone");
    }

    long bad() {
        return progress().number("objectsBad");
    }

    /// One line of a list of jobs.
    String line() {
        String message = fields().text("message");
        return String.join(
                        "  ",
                        id(),
                        fields().text("kind"),
                        state(),
                        counts(),
                        bad() == 0 ? "" : bad() + " bad",
                        fields().text("createdAt"),
                        message)
                .stripTrailing();
    }

    /// A progress bar.
    ///
    /// @param bytesPerSecond over the last while
    String bar(double bytesPerSecond) {
        long total = progress().number("bytesTotal");
        double share = share(total);
        int full = (int) (share * BAR);
        String left = bytesPerSecond < 1 || !isSizeKnown()
                ? ""
                : "  " + duration((long) ((total - bytesDone()) / bytesPerSecond)) + " left";
        return fields().text("kind") + " [" + "#".repeat(full) + ".".repeat(BAR - full) + "] "
                + String.format(Locale.ROOT, "%3.0f %%", share * 100) + "  " + counts() + "  "
                + size(bytesPerSecond) + "/s" + left;
    }

    private double share(long total) {
        Fields progress = progress();
        double share = isSizeKnown()
                ? (double) bytesDone() / Math.max(1, total)
                : (double) progress.number("objectsDone") / progress.number("objectsTotal");
        return Math.min(1, share);
    }

    /// How many bytes there are is known beforehand only of what is held.
    private boolean isSizeKnown() {
        String kind = fields().text("kind");
        return progress().number("objectsTotal") <= 1 || kind.equals("verify") || kind.equals("scrub");
    }

    private String counts() {
        return progress().number("objectsDone") + "/" + progress().number("objectsTotal") + " objects";
    }

    private Fields progress() {
        return fields().fields("progress");
    }

    private static String duration(long seconds) {
        long hours = seconds / 3600;
        String minutes = String.format(Locale.ROOT, "%d:%02d", seconds / 60 % 60, seconds % 60);
        return hours == 0 ? minutes : hours + " h " + seconds / 60 % 60 + " min";
    }

    static String size(double bytes) {
        int unit = 0;
        double scaled = bytes;
        while (scaled >= 1024 && unit < UNITS.length - 1) {
            scaled /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, scaled < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", scaled, UNITS[unit]);
    }
}
