package org.distributornode.adapters.filesystem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.ObjectStoreSubject.BUCKET;
import static org.distributornode.application.testkit.ObjectStoreSubject.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.distributornode.adapters.filesystem.store.StoreWriter.Step;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.DraftStore;
import org.distributornode.application.port.store.DraftStore.Draft;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.testkit.ObjectStoreSubject;
import org.distributornode.domain.store.DraftId;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process of its own is killed by SIGKILL while it changes objects on a real disk, plain and mirrored ones, pieces
/// of drafts and the buckets, in several threads: what it told of is there, the change each thread was at is there
/// whole or not at all, nothing else.
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
            long registry = StoreWriter.buckets(folder).load().last();
            FileSystemObjectStore store = StoreWriter.open(folder);
            for (int thread = 0; thread < StoreWriter.THREADS; thread++) {
                Map<String, String> before = models.getOrDefault(thread, Map.of());
                int last = done.getOrDefault(thread, -1);
                models.put(thread, check(store, life, thread, before, last));
                checkPieces(store.drafts(), life, thread, last);
            }
            assertThat(registry).isIn(registries(life, done.getOrDefault(0, -1), registry));
            store.drafts().discardUntouched(Instant.MAX);
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

    /// The pieces that a thread told of, and the one it was at or not.
    private void checkPieces(DraftStore drafts, int life, int thread, int last) throws IOException {
        List<Integer> told = IntStream.rangeClosed(0, last)
                .filter(step -> Step.of(life, thread, step).what().equals("piece"))
                .boxed()
                .toList();
        List<Draft> mine = drafts(drafts, StoreWriter.draft(life, thread));
        assertThat(mine.size()).isIn(last < 0 ? List.of(0, 1) : List.of(1));
        for (Draft draft : mine) {
            List<Integer> numbers =
                    drafts.pieces(draft).stream().map(DraftStore.Piece::number).toList();
            assertThat(numbers).containsAll(told);
            assertThat(numbers.stream().filter(number -> !told.contains(number)))
                    .isSubsetOf(last + 1);
            for (int number : numbers) {
                try (ObjectBytes bytes = drafts.open(draft, number).orElseThrow()) {
                    assertThat(new String(ObjectStoreSubject.all(bytes), StandardCharsets.US_ASCII))
                            .isEqualTo(Step.of(life, thread, number).content());
                }
            }
        }
    }

    private List<Draft> drafts(DraftStore drafts, ObjectName name) throws IOException {
        List<Draft> found = new ArrayList<>();
        for (String mountpath : List.of("m1", "m2")) {
            for (Path draft :
                    Trees.in(folder.resolve(mountpath).resolve("drafts").resolve(BUCKET.toString()))) {
                drafts.find(BUCKET, new DraftId(draft.getFileName().toString()))
                        .filter(one -> one.name().equals(name))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /// What may be kept of the buckets; anything of lives before if this one told of none.
    private static List<Long> registries(int life, int last, long found) {
        int newest = IntStream.rangeClosed(0, last)
                .filter(step -> Step.of(life, 0, step).what().equals("buckets"))
                .max()
                .orElse(-1);
        long next = StoreWriter.registry(life, last + 1).last();
        return newest < 0
                ? List.of(next, Math.min(found, StoreWriter.registry(life, 0).last() - 1))
                : List.of(next, StoreWriter.registry(life, newest).last());
    }

    private static Map<String, String> found(ObjectStore store, int thread) {
        Map<String, String> found = new TreeMap<>();
        for (ObjectPage.Entry entry :
                store.list(BUCKET, ObjectQuery.all(thread + "-")).entries()) {
            String attached = store.find(BUCKET, ObjectStoreSubject.name(entry.text()))
                    .orElseThrow()
                    .custom()
                    .entries()
                    .getOrDefault("k", "");
            found.put(entry.text(), text(store, entry.text()) + "#" + attached);
        }
        return found;
    }
}
