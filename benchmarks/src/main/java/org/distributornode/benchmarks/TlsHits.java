package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What hits cost over TLS, by HTTP/1.1 and by HTTP/2: all targets in turn, everything held and warm.
public final class TlsHits {

    private static final String NODE = "node";
    private static final String MEASURE = "nginx";
    private static final String CPU = "CPU µs per request";
    private static final String ERRORS = "errors";
    private static final int CONNECTIONS = 64;
    private static final Pattern DONE = Pattern.compile("finished in ([0-9.]+)(m?)s");
    private static final Pattern REQUESTS =
            Pattern.compile("requests: \\d+ total, \\d+ started, (\\d+) done, (\\d+) succeeded");

    private final Ground ground;
    private final Options options;
    private final Map<Kind, Samples> kinds = new LinkedHashMap<>();
    private final Map<Long, List<Stored>> objects = new HashMap<>();

    /// @param flag of h2load
    private record Kind(String name, String flag, long size, int objects) {

        static List<Kind> all() {
            return List.of(
                    new Kind("tls-1k", "--h1", 1024, 1000),
                    new Kind("tls-100k", "--h1", 100 * 1024, 500),
                    new Kind("tls-1m", "--h1", Scale.MIB, 100),
                    new Kind("h2-1k", "-m1", 1024, 1000),
                    new Kind("h2-100k", "-m1", 100 * 1024, 500),
                    new Kind("h2-1m", "-m1", Scale.MIB, 100));
        }
    }

    private TlsHits(Ground ground) {
        this.ground = ground;
        this.options = ground.options();
        options.wanted(Kind.all(), Kind::name).forEach(kind -> kinds.put(kind, new Samples()));
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(arguments);
        try (Ground ground = new Ground(options)) {
            new TlsHits(ground).run().publish(options, options.name());
        }
    }

    private Report run() throws IOException {
        kinds.keySet()
                .forEach(kind -> objects.computeIfAbsent(kind.size(), size -> ground.publish(size, kind.objects())));
        ground.launch(2048 * Scale.MIB, certificate());
        for (Target target : ground.targets(0)) {
            Ground.say("filling " + target.name());
            fetch(target);
            fetch(target);
            for (Kind kind : kinds.keySet()) {
                Ground.say("warming up " + target.name() + ": " + kind.name());
                load(target, kind, options.isShort() ? 2 : 10);
            }
        }
        for (int round = 0; round < options.rounds(); round++) {
            for (Kind kind : kinds.keySet()) {
                for (Target target : ground.targets(round)) {
                    Ground.say("round " + (round + 1) + " of " + options.rounds() + ": " + kind.name() + ", "
                            + target.name());
                    measure(target, kind);
                }
            }
        }
        return report();
    }

    private Map<String, String> certificate() {
        Path key = options.work().resolve("key.pem");
        Path certificate = options.work().resolve("certificate.pem");
        run(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "30",
                "-subj",
                "/CN=127.0.0.1",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString()));
        return Map.of("KEY", key.toString(), "CERTIFICATE", certificate.toString());
    }

    /// Has everything fetched; waits for the target if it does not listen yet.
    private void fetch(Target target) throws IOException {
        String list = objects.values().stream()
                .flatMap(List::stream)
                .map(object -> "url = \"" + address(target, object) + "\"\noutput = \"/dev/null\"\n")
                .collect(Collectors.joining());
        Path file = Files.writeString(options.work().resolve("fetch"), list);
        run(List.of(
                "curl",
                "--insecure",
                "--silent",
                "--show-error",
                "--fail",
                "--retry",
                "60",
                "--retry-delay",
                "1",
                "--retry-connrefused",
                "--config",
                file.toString()));
        ground.settle();
    }

    private static String address(Target target, Stored object) {
        return "https://127.0.0.1:" + target.port() + "/api/v1/assets/" + object.id();
    }

    private Load load(Target target, Kind kind, int seconds) {
        try {
            String list = objects.get(kind.size()).stream()
                    .map(object -> address(target, object) + "\n")
                    .collect(Collectors.joining());
            Path file = Files.writeString(options.work().resolve("requests"), list);
            String output = run(
                    List.of("h2load", kind.flag(), "-c" + CONNECTIONS, "-t1", "-D" + seconds, "-i", file.toString()));
            Matcher done = DONE.matcher(output);
            Matcher requests = REQUESTS.matcher(output);
            if (!done.find() || !requests.find()) {
                throw new IllegalStateException("h2load printed no figures:\n" + output);
            }
            long all = Long.parseLong(requests.group(1));
            double took = Double.parseDouble(done.group(1)) / (done.group(2).isEmpty() ? 1 : 1000);
            return new Load(all, took, all - Long.parseLong(requests.group(2)), Double.NaN, Double.NaN);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void measure(Target target, Kind kind) {
        Pause.of(Duration.ofMillis(500));
        Meter meter = Meter.start(target);
        Load load = load(target, kind, options.seconds());
        Samples samples = kinds.get(kind);
        double cpu = meter.server() * 1e6 / load.requests();
        samples.add(CPU, target.name(), cpu);
        samples.add("CPU s per GB", target.name(), cpu * 1e3 / kind.size());
        samples.add("requests/s", target.name(), load.requests() / load.seconds());
        samples.add(ERRORS, target.name(), load.errors());
        samples.add("peak resident MB", target.name(), target.processes().peakMemory());
        samples.add(Figures.FOREIGN, target.name(), meter.foreign());
    }

    private String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command.getFirst() + " failed:\n" + output);
            }
            return output;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Report report() {
        Report report = new Report();
        report.heading(
                options,
                CONNECTIONS + " connections of h2load, one request at a time on each, everything held, elliptic key. "
                        + options.cores());
        List<Bar> bars = new ArrayList<>();
        kinds.forEach((kind, samples) -> {
            double goal = kind.size() < Scale.MIB ? 1.1 : 1.0;
            bars.add(new Bar(kind.name() + ": CPU per request ÷ nginx", samples.ratio(CPU, NODE, MEASURE), 1.3, goal));
            bars.add(new Bar(kind.name() + ": errors", samples.largest(ERRORS, NODE), 0, 0));
        });
        report.bars(bars);
        kinds.forEach((kind, samples) -> report.table(kind.name(), samples, options.targets()));
        return report;
    }
}
