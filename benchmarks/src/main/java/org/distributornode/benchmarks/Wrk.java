package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Load by wrk, for short answers: nothing costs a client less. Its buffer of 8 KB makes it the slower side on long
/// ones.
record Wrk(Options options, int connections) {

    private static final Pattern FIGURES = Pattern.compile("figures (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

    /// What a head may take; a longer answer than body and head is another answer.
    private static final int MOST_HEAD = 2048;

    /// @param asks all of one length; each request is a random one of them
    Load run(List<Ask> asks, int seconds) {
        try {
            Path list = Files.writeString(
                    options.work().resolve("requests"),
                    asks.stream().map(Wrk::line).collect(Collectors.joining()));
            Process process = new ProcessBuilder(
                            "wrk",
                            "-t1",
                            "-c" + connections,
                            "-d" + seconds + "s",
                            "--timeout",
                            "10s",
                            "-s",
                            options.home().resolve("benchmarks/wrk.lua").toString(),
                            "http://127.0.0.1:" + asks.getFirst().port(),
                            "--",
                            list.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return read(output, asks.getFirst().length());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String line(Ask ask) {
        return ask.path() + (ask.ranged() ? " " + ask.range() : "") + "\n";
    }

    private static Load read(String output, long length) {
        Matcher figures = FIGURES.matcher(output);
        if (!figures.find()) {
            throw new IllegalStateException("wrk printed no figures:\n" + output);
        }
        long requests = Long.parseLong(figures.group(1));
        long bytes = Long.parseLong(figures.group(3));
        long errors = Long.parseLong(figures.group(4));
        boolean right = bytes >= requests * length && bytes <= (requests + 128) * (length + MOST_HEAD);
        return new Load(
                requests,
                Double.parseDouble(figures.group(2)) / 1e6,
                right ? errors : requests,
                Double.parseDouble(figures.group(5)),
                Double.parseDouble(figures.group(6)));
    }
}
