package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Large objects that lie on the disk and not in memory are read, while somebody else asks for small ones at hand.
final class ColdFiles {

    static final String NAME = "cold";

    /// In so many rounds it is measured: it takes longer than all else.
    static final int ROUNDS = 4;

    private static final int SECONDS = 6;
    private static final String BESIDE_COLD = "1 KB p99 µs";
    private static final String BESIDE_WARM = "the same beside warm ones";
    private static final String FAILED = "failed";
    private static final long LARGE = 10 * Scale.MIB;
    private static final int LARGE_ONES = 40;
    private static final int AT_ONCE = 4;
    private static final long SMALL = 1024;
    private static final int SMALL_ONES = 100;
    private static final int WARM_UPS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Ground ground;
    private final List<Stored> large;
    private final List<Stored> small;
    private final Map<String, Map<Path, FileTime>> before = new HashMap<>();
    private final Samples samples = new Samples();

    /// Publishes its objects: before [Ground#start].
    ColdFiles(Ground ground) {
        this.ground = ground;
        this.large = ground.publish(LARGE, LARGE_ONES);
        this.small = ground.publish(SMALL, SMALL_ONES);
    }

    /// Has all fetched, and read often enough for a virtual machine to compile what matters.
    void fill(Target target) {
        before.put(target.name(), written(target));
        read(target, small);
        read(target, large);
        ground.settle();
        if (files(target).isEmpty()) {
            throw new IllegalStateException(target.name() + " keeps large objects in no file of their own: no row cold");
        }
        read(target, small);
        command("sync");
        for (int i = 0; i < WARM_UPS; i++) {
            pass(target, true);
            pass(target, false);
        }
    }

    /// As many times as fit into some seconds, with the files evicted each time, and as often without.
    void measure(Target target) {
        Figures figures = new Figures(target, samples);
        Meter meter = Meter.start(target);
        List<Pass> cold = new ArrayList<>();
        List<Pass> warm = new ArrayList<>();
        int enough = ground.options().isShort() ? ground.options().seconds() : SECONDS;
        while (seconds(cold) < enough) {
            cold.add(pass(target, true));
            warm.add(pass(target, false));
        }
        figures.add(BESIDE_COLD, percentile(cold, 99));
        figures.add("longest", percentile(cold, 100));
        figures.add(BESIDE_WARM, percentile(warm, 99));
        figures.add("cold MB/s", large.size() * LARGE * cold.size() / seconds(cold) / Scale.MIB);
        figures.add("warm MB/s", large.size() * LARGE * warm.size() / seconds(warm) / Scale.MIB);
        figures.add(
                "% in memory before",
                cold.stream().mapToDouble(Pass::resident).max().orElseThrow());
        figures.add(
                FAILED,
                Stream.concat(cold.stream(), warm.stream())
                        .mapToLong(Pass::failed)
                        .sum());
        figures.add(Figures.FOREIGN, meter.foreign());
    }

    List<Bar> bars(String node, String measure) {
        return List.of(
                new Bar(
                        "cold: p99 of 1 KB hits beside cold files ÷ nginx's",
                        samples.ratio(BESIDE_COLD, node, measure),
                        1,
                        0.5),
                new Bar("cold: failed requests", samples.largest(FAILED, node), 0, 0));
    }

    void table(Report report) {
        String title = "%d objects of %d MB that are not in memory, four at a time, and 1 KB every 20 ms meanwhile: "
                        .formatted(LARGE_ONES, LARGE / Scale.MIB)
                + "%d rounds".formatted(Math.min(ROUNDS, ground.options().rounds()));
        report.table(title, samples, ground.options().targets());
    }

    /// All large ones asked for once, some at a time.
    ///
    /// @param resident how many hundredths of them were in memory before
    /// @param times of the hits meanwhile
    private record Pass(double resident, double seconds, List<Double> times, long failed) {}

    private Pass pass(Target target, boolean cold) {
        if (cold) {
            files(target).forEach(file -> command("dd", "if=" + file, "iflag=nocache", "count=0", "status=none"));
        }
        double resident = resident(target);
        List<Ask> hits = new ArrayList<>(
                small.stream().map(object -> Ask.whole(target.port(), object)).toList());
        Collections.shuffle(hits);
        List<Outcome> outcomes = new ArrayList<>();
        long begun = System.nanoTime();
        List<Double> times = new Probe(hits, ground.content()).during(() -> outcomes.addAll(read(target, large)));
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Pass(
                resident,
                seconds,
                times,
                outcomes.stream().filter(outcome -> !outcome.isGood()).count());
    }

    /// Few at a time: what is measured is the disk, not whose turn it is among many.
    private List<Outcome> read(Target target, List<Stored> objects) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < objects.size(); from += AT_ONCE) {
            List<Ask> asks = objects.subList(from, Math.min(objects.size(), from + AT_ONCE)).stream()
                    .map(object -> Ask.whole(target.port(), object))
                    .toList();
            outcomes.addAll(ground.client().run(asks, PATIENCE));
        }
        return outcomes;
    }

    private double resident(Target target) {
        List<String> fincore = new ArrayList<>(List.of("fincore", "--bytes", "--noheadings", "--output", "RES"));
        files(target).stream().map(Path::toString).forEach(fincore::add);
        double bytes = command(fincore.toArray(String[]::new))
                .lines()
                .mapToLong(line -> Long.parseLong(line.trim()))
                .sum();
        return 100 * bytes / (LARGE * LARGE_ONES);
    }

    /// Where a server keeps the large ones: what it has written since.
    private List<Path> files(Target target) {
        Map<Path, FileTime> there = before.get(target.name());
        return written(target).entrySet().stream()
                .filter(file -> !file.getValue().equals(there.get(file.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<Path, FileTime> written(Target target) {
        Map<Path, FileTime> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(target.folder())) {
            for (Path file : all.toList()) {
                if (Files.isRegularFile(file) && Files.size(file) >= LARGE) {
                    files.put(file, Files.getLastModifiedTime(file));
                }
            }
            return files;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static double seconds(List<Pass> passes) {
        return passes.stream().mapToDouble(Pass::seconds).sum();
    }

    private static double percentile(List<Pass> passes, double percent) {
        return Samples.percentile(
                passes.stream().flatMap(pass -> pass.times.stream()).toList(), percent);
    }

    private static String command(String... words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", words) + ":\n" + output);
            }
            return output;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
