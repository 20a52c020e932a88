package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/// Collects tables in Markdown.
final class Report {

    /// Foreign cores above which a measurement is not to be believed.
    static final double LOUD = 0.15;

    private final StringBuilder text = new StringBuilder();

    /// When, where and what was measured.
    void heading(Options options, String how) {
        text.append("%s, %s.\n\n".formatted(LocalDate.now(), Machine.description()));
        text.append("%d interleaved rounds%s: medians, in brackets the smallest and the largest. %s\n\n"
                .formatted(options.rounds(), options.isShort() ? " **of the short form**" : "", how));
        text.append("Versions: ").append(options.versions()).append(".\n\n");
    }

    /// A line for each target: medians, and in brackets the smallest and the largest of all rounds.
    void table(String title, Samples samples, List<String> targets) {
        List<String> figures = samples.figures().stream()
                .filter(figure -> !figure.equals(Figures.FOREIGN))
                .toList();
        text.append("### ").append(title).append("\n\n| target | ");
        text.append(String.join(" | ", figures)).append(" |\n|---|").append("--:|".repeat(figures.size()));
        for (String target : targets) {
            text.append(figures.stream()
                    .map(figure -> cell(samples.of(figure, target)))
                    .collect(Collectors.joining(" | ", "\n| " + target + " | ", " |")));
        }
        text.append("\n\n").append(noise(samples, targets)).append("\n\n");
    }

    /// A line for each figure, for tables of many figures and few targets.
    void turned(String title, Samples samples, List<String> targets) {
        text.append("### ").append(title).append("\n\n| | ").append(String.join(" | ", targets));
        text.append(" |\n|---|").append("--:|".repeat(targets.size()));
        samples.figures().stream()
                .filter(figure -> !figure.equals(Figures.FOREIGN))
                .map(figure -> targets.stream()
                        .map(target -> cell(samples.of(figure, target)))
                        .collect(Collectors.joining(" | ", "\n| " + figure + " | ", " |")))
                .forEach(text::append);
        text.append("\n\n").append(noise(samples, targets)).append("\n\n");
    }

    private static String cell(List<Double> values) {
        String median = Bar.text(Samples.percentile(values, 50));
        String least = Bar.text(Samples.percentile(values, 0));
        String most = Bar.text(Samples.percentile(values, 100));
        return least.equals(most) ? median : median + " (" + least + "–" + most + ")";
    }

    private static String noise(Samples samples, List<String> targets) {
        List<Double> foreign = targets.stream()
                .flatMap(target -> samples.of(Figures.FOREIGN, target).stream())
                .toList();
        long loud = foreign.stream().filter(cores -> cores > LOUD).count();
        return "Noise: other processes kept %s cores busy (median; at most %s); more than %s in %d of %d measurements."
                .formatted(
                        Bar.text(Samples.percentile(foreign, 50)),
                        Bar.text(Samples.percentile(foreign, 100)),
                        Bar.text(LOUD),
                        loud,
                        foreign.size());
    }

    /// Adds a piece of Markdown.
    void text(String piece) {
        text.append(piece);
    }

    void bars(List<Bar> bars) {
        text.append(Bar.HEADING);
        bars.forEach(bar -> text.append(bar.line()));
        text.append('\n');
    }

    /// Prints it, and puts it into RESULTS.md if that was wanted.
    void publish(Options options, String name) {
        System.out.print(text);
        if (options.record()) {
            record(options.home().resolve("benchmarks/RESULTS.md"), name);
        }
    }

    private void record(Path results, String name) {
        String begin = "<!-- " + name + " -->\n";
        String end = "<!-- end of " + name + " -->\n";
        try {
            String old = Files.readString(results);
            int from = old.indexOf(begin);
            int to = old.indexOf(end);
            if (from < 0 || to < from) {
                throw new IllegalStateException(results + " has no place for " + name);
            }
            Files.writeString(results, old.substring(0, from + begin.length()) + text + old.substring(to));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
