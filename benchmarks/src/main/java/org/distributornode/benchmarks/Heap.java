package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/// What lives on a heap, by histogram.
final class Heap {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    /// Now and then a virtual machine cuts its own answer off.
    private static final int TRIES = 5;

    private Heap() {}

    /// Bytes of all objects that are reachable in another virtual machine; collects garbage there.
    static long live(long pid) {
        return bytes(() -> histogram(pid));
    }

    /// Bytes of all objects that are reachable here; collects garbage.
    static long live() {
        return bytes(Heap::histogram);
    }

    private static long bytes(Supplier<String> histogram) {
        return Stream.generate(histogram)
                .limit(TRIES)
                .map(Heap::total)
                .flatMapToLong(OptionalLong::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no histogram of the heap has a total"));
    }

    private static OptionalLong total(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        return total.find() ? OptionalLong.of(Long.parseLong(total.group(1))) : OptionalLong.empty();
    }

    private static String histogram(long pid) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String histogram() {
        try {
            ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(commands, "gcClassHistogram", new Object[] {new String[0]}, new String[] {
                        String[].class.getName()
                    });
        } catch (JMException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
