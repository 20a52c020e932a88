package org.distributornode.adapters.filesystem.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.distributornode.application.testkit.JournalSamples.entries;
import static org.distributornode.application.testkit.JournalSamples.event;
import static org.distributornode.application.testkit.JournalSamples.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.Journal.Recorded;
import org.distributornode.application.port.cache.Journal.Recovery;
import org.distributornode.application.testkit.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptFilesTest {

    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    private Path state;

    @Test
    void keepsEverythingAfterTheLastSnapshot() {
        FileJournal journal = restored(new JournalSettings(1024, 0, Duration.ZERO));
        journal.snapshot(entries(1, 1));
        events(1, 200).forEach(journal::append);
        journal.close();

        Told told = new Told();
        assertThat(open().restore(told)).isEqualTo(Recovery.COMPLETE);
        assertThat(told.events()).isEqualTo(events(1, 200));
    }

    @Test
    void deletesTheOldestFilesBeforeASnapshotWhenTheyAreTooMany() throws IOException {
        try (FileJournal journal = restored(new JournalSettings(1024, 5_000, Duration.ofDays(100_000)))) {
            events(1, 300).forEach(journal::append);
            assertThat(logBytes()).isGreaterThan(10_000);

            journal.snapshot(entries(1, 1));

            assertThat(logBytes()).isBetween(3_900L, 5_000L);
            List<Recorded> kept = journal.read(0, 1_000);
            assertThat(kept.getFirst().number()).isGreaterThan(1);
            assertThat(kept.getLast()).isEqualTo(new Recorded(300, event(300)));
            assertThat(kept.stream().map(Recorded::event))
                    .isEqualTo(events(kept.getFirst().number(), 300));
        }
        assertThat(open().restore(new Told())).isEqualTo(Recovery.COMPLETE);
    }

    @Test
    void deletesFilesThatAreTooOldByTheNewestEvent() throws IOException {
        try (FileJournal journal = restored(new JournalSettings(1024, 1 << 20, WEEK))) {
            events(1, 100).forEach(journal::append);
            List<Path> logs = logs();
            for (Path log : logs) {
                Files.setLastModifiedTime(log, FileTime.from(event(100).at()));
            }
            Files.setLastModifiedTime(
                    logs.getFirst(), FileTime.from(event(100).at().minus(WEEK).minusSeconds(60)));

            journal.snapshot(entries(1, 1));

            assertThat(logs()).isEqualTo(logs.subList(1, logs.size()));
        }
    }

    @Test
    void keepsOneSnapshot() throws IOException {
        try (FileJournal journal = restored(JournalSettings.ordinary())) {
            for (int number = 1; number <= 3; number++) {
                journal.append(event(number));
                journal.snapshot(entries(1, number));
            }
        }

        assertThat(files("snapshot-")).hasSize(1);
    }

    @Test
    void readsWhileEventsAreAppendedAndFilesDeleted() {
        try (FileJournal journal = restored(new JournalSettings(1024, 10_000, Duration.ofDays(100_000)));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var appending = CompletableFuture.runAsync(
                    () -> {
                        for (int number = 1; number <= 1_000; number++) {
                            journal.append(event(number));
                            if (number % 100 == 0) {
                                journal.snapshot(entries(1, 1));
                            }
                        }
                    },
                    threads);

            long cursor = 0;
            while (cursor < 1_000) {
                for (Recorded read : journal.read(cursor, 50)) {
                    assertThat(read.number()).isGreaterThan(cursor);
                    assertThat(read.event()).isEqualTo(event(read.number()));
                    cursor = read.number();
                }
            }
            appending.join();
        }
    }

    @Test
    void survivesAnInterrupt() {
        try (FileJournal journal = restored(JournalSettings.ordinary())) {
            Thread.currentThread().interrupt();
            journal.append(event(1));
            journal.read(0, 1);
            assertThat(Thread.interrupted()).isTrue();

            assertThat(journal.append(event(2))).isEqualTo(2);
        }
    }

    @Test
    void refusesAFileOfANewerFormatByName() throws IOException {
        restored(JournalSettings.ordinary()).close();
        ByteBuffer header = ByteBuffer.wrap(new FileHeader(FileHeader.Type.LOG, 1, 0).bytes())
                .putShort(4, (short) 2);
        CRC32C sum = new CRC32C();
        sum.update(header.array(), 0, FileHeader.BYTES - 4);
        Files.write(
                folder().resolve("000000000000000001.log"),
                header.putInt(22, (int) sum.getValue()).array());

        assertThatThrownBy(() -> open().restore(new Told()))
                .isInstanceOf(CacheFailure.class)
                .hasMessageContainingAll("000000000000000001.log", "format 2");
    }

    @Test
    void refusesAnEventOfANewerKindByName() throws IOException {
        try (FileJournal journal = restored(JournalSettings.ordinary())) {
            journal.append(event(1));
        }
        byte[] payload = EventCodec.encode(2, event(2));
        payload[0] = 99;
        Files.write(logs().getFirst(), Frame.of(payload), StandardOpenOption.APPEND);

        assertThatThrownBy(() -> open().restore(new Told()))
                .isInstanceOf(CacheFailure.class)
                .hasMessageContainingAll("000000000000000001.log", "kind 99");
    }

    private FileJournal restored(JournalSettings settings) {
        FileJournal journal = new FileJournal(state, settings);
        journal.restore(new Told());
        return journal;
    }

    private FileJournal open() {
        return new FileJournal(state, JournalSettings.ordinary());
    }

    private long logBytes() throws IOException {
        long bytes = 0;
        for (Path log : logs()) {
            bytes += Files.size(log);
        }
        return bytes;
    }

    private List<Path> logs() throws IOException {
        return files("0");
    }

    private List<Path> files(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private Path folder() {
        return state.resolve("journal");
    }
}
