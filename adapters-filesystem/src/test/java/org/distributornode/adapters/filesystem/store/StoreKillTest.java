package org.distributornode.adapters.filesystem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.ObjectStoreSubject.BUCKET;
import static org.distributornode.application.testkit.ObjectStoreSubject.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.distributornode.adapters.filesystem.store.StoreWriter.Step;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process of its own is killed by SIGKILL while it changes objects on a real disk, plain and mirrored ones, in
/// several threads: what it told of is there, the change each thread was at is there whole or not at all, nothing else.
class StoreKillTest {

    private static final int LIVES = 3;
    private static final int STEPS = 120;

    @TempDir
    private Path folder;

    @Test
    void losesNothingThatItToldOf() throws IOException, InterruptedException {
        Map<Integer, Map<String, String>> models = new HashMap<>();
        for (int life = 0; life < LIVES; life++) {
            Map<Integer, Integer> done = run(life, STEPS + 37 * life);
            ObjectStore store = StoreWriter.open(folder);
            for (int thread = 0; thread < StoreWriter.THREADS; thread++) {
                Map<String, String> before = models.getOrDefault(thread, Map.of());
                models.put(thread, check(store, life, thread, before, done.getOrDefault(thread, -1)));
            }
            assertThat(store.room().used()).isEqualTo(store.usage(BUCKET).stored());
        }
    }

    /// @return the last step that each thread told of
    private Map<Integer, Integer> run(int life, int steps) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreWriter.class.getName(),
                        folder.toString(),
                        Integer.toString(life))
                .redirectError(Redirect.DISCARD)
                .start();
        List<String> told = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null) {
                told.add(line);
                if (told.size() == steps) {
                    process.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(told).hasSizeGreaterThanOrEqualTo(steps);
        Map<Integer, Integer> last = new TreeMap<>();
        told.stream()
                .filter(line -> line.matches("[0-9]+ [0-9]+"))
                .map(line -> line.split(" ", 2))
                .forEach(words -> last.merge(Integer.valueOf(words[0]), Integer.valueOf(words[1]), Math::max));
        return last;
    }

    /// @return what there is
    private static Map<String, String> check(
            ObjectStore store, int life, int thread, Map<String, String> before, int last) {
        Map<String, String> told = new TreeMap<>(before);
        for (int step = 0; step <= last; step++) {
            Step.of(life, thread, step).apply(told);
        }
        Map<String, String> next = new TreeMap<>(told);
        Step.of(life, thread, last + 1).apply(next);
        Map<String, String> found = found(store, thread);
        assertThat(found)
                .satisfiesAnyOf(
                        there -> assertThat(there).isEqualTo(told),
                        there -> assertThat(there).isEqualTo(next));
        return found;
    }

    private static Map<String, String> found(ObjectStore store, int thread) {
        Map<String, String> found = new TreeMap<>();
        for (ObjectPage.Entry entry :
                store.list(BUCKET, ObjectQuery.all(thread + "-")).entries()) {
            found.put(entry.text(), text(store, entry.text()));
        }
        return found;
    }
}
