package org.distributornode.adapters.filesystem.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.distributornode.application.port.cache.Journal.Recovery;
import org.distributornode.application.testkit.JournalSamples;
import org.distributornode.application.testkit.Told;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.event.NodeEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DamagedFilesTest {

    private static final JournalSettings SMALL = new JournalSettings(256, 1 << 20, Duration.ofDays(7));
    private static final NodeEvent LATER = JournalSamples.event(1_000);
    private static final long NEWEST = 14;

    @TempDir
    private Path whole;

    @TempDir
    private Path spoilt;

    private final List<CacheEntry> entries = JournalSamples.entries(1, 3);
    private final List<NodeEvent> events = JournalSamples.events(3, NEWEST);

    @BeforeEach
    void keepEventsAroundASnapshotInSeveralFiles() {
        try (FileJournal journal = new FileJournal(whole, SMALL, new LazyDisk())) {
            journal.restore(new Told());
            JournalSamples.events(1, 2).forEach(journal::append);
            journal.snapshot(entries);
            events.forEach(journal::append);
        }
        assertThat(logs(whole)).hasSizeGreaterThan(2);
    }

    @Test
    void tellsAllWholeEventsBeforeACut() throws IOException {
        Path last = logs(whole).getLast();
        byte[] bytes = Files.readAllBytes(last);
        int inLast = inLast(bytes.length);

        for (int cut = 0; cut < bytes.length; cut++) {
            spoil(last, List.of(part(bytes, cut)));
            Life life = live();

            int kept = events.size() - inLast + Math.max(0, cut - FileHeader.BYTES) / eventBytes(bytes.length);
            assertThat(life.told.entries()).isEqualTo(entries);
            assertThat(life.told.events()).as("cut at %d", cut).isEqualTo(events.subList(0, kept));
            assertThat(life.recovery).isEqualTo(isBetweenEvents(cut) ? Recovery.COMPLETE : Recovery.CUT_SHORT);
            assertThat(reopened().told.events()).hasSize(kept + 1).endsWith(LATER);
            assertThat(live().recovery).isEqualTo(Recovery.COMPLETE);
        }
    }

    @Test
    void takesZerosAtTheEndForACut() throws IOException {
        Path last = logs(whole).getLast();
        spoil(last, List.of(Files.readAllBytes(last), new byte[5_000]));

        Life life = live();

        assertThat(life.recovery).isEqualTo(Recovery.CUT_SHORT);
        assertThat(life.told.events()).isEqualTo(events);
        assertThat(reopened().recovery).isEqualTo(Recovery.COMPLETE);
    }

    @Test
    void neverTellsAWrongEventFromASpoiltLog() throws IOException {
        for (Path log : logs(whole)) {
            byte[] bytes = Files.readAllBytes(log);
            for (int at = 0; at < bytes.length; at++) {
                byte[] flipped = flipped(bytes, at);
                spoil(log, List.of(flipped));

                Life life = live();

                assertThat(life.recovery).as("%s at %d", log, at).isIn(Recovery.CUT_SHORT, Recovery.DAMAGED);
                assertThat(life.told.entries()).isEqualTo(entries);
                assertThat(events).as("%s at %d", log, at).containsSubsequence(life.told.events());
                assertThat(life.told.events()).hasSizeGreaterThanOrEqualTo(events.size() - 1);
                assertThat(life.newest).isGreaterThan(NEWEST);
                assertThat(life.recovery == Recovery.CUT_SHORT || isKeptAside(log, flipped))
                        .isTrue();
                assertEventsAreKnownMissingUntilASnapshot(life);
            }
        }
    }

    @Test
    void neverTellsAWrongEntryFromASpoiltSnapshot() throws IOException {
        Path snapshot = snapshot();
        byte[] bytes = Files.readAllBytes(snapshot);
        for (int at = 0; at < bytes.length; at++) {
            byte[] flipped = flipped(bytes, at);
            spoil(snapshot, List.of(flipped));

            Life life = live();

            assertThat(life.recovery).as("at %d", at).isEqualTo(Recovery.DAMAGED);
            assertThat(life.told.entries())
                    .isEqualTo(entries.subList(0, life.told.entries().size()));
            assertThat(life.told.events()).isEqualTo(events);
            assertThat(isKeptAside(snapshot, flipped)).isTrue();
            assertThat(reopened().recovery).isEqualTo(Recovery.DAMAGED);
            assertThat(healed().recovery).isEqualTo(Recovery.COMPLETE);
        }
    }

    @Test
    void noticesACutSnapshot() throws IOException {
        byte[] bytes = Files.readAllBytes(snapshot());
        for (int cut = 0; cut < bytes.length; cut++) {
            spoil(snapshot(), List.of(part(bytes, cut)));

            assertThat(live().recovery).as("cut at %d", cut).isEqualTo(Recovery.DAMAGED);
        }
        spoil(snapshot(), List.of(bytes, new byte[1]));

        assertThat(live().recovery).isEqualTo(Recovery.DAMAGED);
    }

    @Test
    void noticesAMissingFile() throws IOException {
        List<Path> logs = logs(whole);
        assertThat(logs).hasSize(4);
        for (Path missing : List.of(logs.getFirst(), logs.get(1), logs.get(logs.size() - 2))) {
            spoil(missing, List.of());
            Files.delete(inSpoilt(missing));

            assertThat(live().recovery).as("%s", missing).isEqualTo(Recovery.DAMAGED);
            assertThat(reopened().recovery).isEqualTo(Recovery.DAMAGED);
            assertThat(healed().recovery).isEqualTo(Recovery.COMPLETE);
        }
    }

    @Test
    void leavesForeignFilesAlone() throws IOException {
        spoil(snapshot(), List.of(Files.readAllBytes(snapshot())));
        Path note = Files.writeString(folder(spoilt).resolve("note.txt"), "mine");
        Path lost = Files.createDirectory(folder(spoilt).resolve("lost+found"));
        Path huge = Files.writeString(folder(spoilt).resolve("9999999999999999999.log"), "mine");

        assertThat(live().recovery).isEqualTo(Recovery.COMPLETE);

        assertThat(note).hasContent("mine");
        assertThat(huge).hasContent("mine");
        assertThat(lost).isDirectory();
    }

    private void assertEventsAreKnownMissingUntilASnapshot(Life life) {
        boolean lost = life.told.events().size() < events.size();
        Life next = reopened();

        assertThat(next.told.events())
                .isEqualTo(Stream.concat(life.told.events().stream(), Stream.of(LATER))
                        .toList());
        assertThat(next.recovery)
                .isEqualTo(lost && life.recovery == Recovery.DAMAGED ? Recovery.DAMAGED : Recovery.COMPLETE);
        assertThat(healed().recovery).isEqualTo(Recovery.COMPLETE);
    }

    /// Restores, appends one event and closes.
    private Life live() {
        Told told = new Told();
        try (FileJournal journal = new FileJournal(spoilt, SMALL, new LazyDisk())) {
            Recovery recovery = journal.restore(told);
            return new Life(recovery, told, journal.append(LATER));
        }
    }

    /// Restores alone.
    private Life reopened() {
        Told told = new Told();
        try (FileJournal journal = new FileJournal(spoilt, SMALL, new LazyDisk())) {
            return new Life(journal.restore(told), told, journal.newest());
        }
    }

    /// Keeps a snapshot and restores.
    private Life healed() {
        try (FileJournal journal = new FileJournal(spoilt, SMALL, new LazyDisk())) {
            journal.restore(new Told());
            journal.snapshot(entries);
        }
        return reopened();
    }

    /// Copies the whole journal, but for `file`, which gets `parts` as its content.
    private void spoil(Path file, List<byte[]> parts) throws IOException {
        Path folder = Files.createDirectories(folder(spoilt));
        for (Path old : files(folder)) {
            Files.delete(old);
        }
        for (Path good : files(folder(whole))) {
            Files.copy(good, inSpoilt(good));
        }
        Files.write(inSpoilt(file), new byte[0]);
        for (byte[] part : parts) {
            Files.write(inSpoilt(file), part, StandardOpenOption.APPEND);
        }
    }

    private boolean isKeptAside(Path file, byte[] content) throws IOException {
        Path aside = inSpoilt(file).resolveSibling(file.getFileName() + ".damaged");
        return Files.exists(aside) && Arrays.equals(Files.readAllBytes(aside), content);
    }

    private boolean isBetweenEvents(int cut) throws IOException {
        int length = (int) Files.size(logs(whole).getLast());
        return cut >= FileHeader.BYTES && (cut - FileHeader.BYTES) % eventBytes(length) == 0;
    }

    private int inLast(int length) {
        return (length - FileHeader.BYTES) / eventBytes(length);
    }

    /// All sample events are of one length.
    private int eventBytes(int length) {
        int bytes = Frame.of(EventCodec.encode(1, LATER)).length;
        assertThat((length - FileHeader.BYTES) % bytes).isZero();
        return bytes;
    }

    private Path inSpoilt(Path file) {
        return folder(spoilt).resolve(file.getFileName());
    }

    private Path snapshot() throws IOException {
        return files(folder(whole)).stream()
                .filter(file -> file.getFileName().toString().startsWith("snapshot-"))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] part(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << at % 8);
        return flipped;
    }

    private static Path folder(Path state) {
        return state.resolve("journal");
    }

    private static List<Path> logs(Path state) {
        try {
            return files(folder(state)).stream()
                    .filter(file -> file.toString().endsWith(".log"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
        }
    }

    private record Life(Recovery recovery, Told told, long newest) {}
}
