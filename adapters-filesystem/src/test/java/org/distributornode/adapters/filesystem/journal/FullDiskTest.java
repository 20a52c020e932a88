package org.distributornode.adapters.filesystem.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.distributornode.application.testkit.JournalSamples.entries;
import static org.distributornode.application.testkit.JournalSamples.event;
import static org.distributornode.application.testkit.JournalSamples.events;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.Journal.Recorded;
import org.distributornode.application.port.cache.Journal.Recovery;
import org.distributornode.application.testkit.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class FullDiskTest {

    @TempDir
    private Path state;

    private final FullDisk disk = new FullDisk();

    @BeforeEach
    void keepAFewEvents() {
        FileJournal journal = open();
        journal.restore(new Told());
        journal.snapshot(entries(1, 2));
        events(1, 3).forEach(journal::append);
        journal.close();
    }

    @Test
    void worksAgainWhenThereIsRoom() {
        for (int room = 0; room < 200; room += 7) {
            try (FileJournal journal = open()) {
                journal.restore(new Told());
                long before = journal.newest();
                disk.leaveRoom(room);
                assertIsFull(() -> events(1, 10).forEach(journal::append));
                long accepted = journal.newest();
                assertIsFull(() -> journal.append(event(99)));

                disk.leaveRoom(Long.MAX_VALUE);

                assertThat(journal.append(event(accepted + 1))).isEqualTo(accepted + 1);
                assertThat(journal.read(accepted, 10)).containsExactly(new Recorded(accepted + 1, event(accepted + 1)));
                assertThat(journal.read(before, 100)).hasSize((int) (accepted + 1 - before));
            }
        }
        assertThat(open().restore(new Told())).isEqualTo(Recovery.COMPLETE);
    }

    @Test
    void saysInTheLogWhatIsNotRecorded() {
        Logger logger = (Logger) LoggerFactory.getLogger(FileJournal.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        logger.addAppender(said);
        try (FileJournal journal = open()) {
            journal.restore(new Told());
            disk.leaveRoom(0);

            assertIsFull(() -> journal.appendAll(events(4, 6)));
        } finally {
            logger.detachAppender(said);
        }

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .startsWith("events not recorded count=3 message=");
    }

    @Test
    void losesNothingWhenItDiesFull() {
        FileJournal abandoned = open();
        abandoned.restore(new Told());
        events(4, 6).forEach(abandoned::append);
        disk.leaveRoom(20);
        assertIsFull(() -> abandoned.append(event(7)));

        Told told = new Told();
        assertThat(open().restore(told)).isEqualTo(Recovery.COMPLETE);
        assertThat(told.events()).isEqualTo(events(1, 6));
    }

    @Test
    void goesOnBehindAnEventThatCannotBeCutOff() {
        try (FileJournal journal = open()) {
            journal.restore(new Told());
            events(4, 6).forEach(journal::append);
            disk.leaveRoom(20);
            disk.letCut(false);
            assertIsFull(() -> journal.append(event(99)));

            disk.leaveRoom(Long.MAX_VALUE);
            journal.append(event(7));

            assertThat(journal.read(3, 10).stream().map(Recorded::event)).isEqualTo(events(4, 7));
        }

        Told told = new Told();
        assertThat(open().restore(told)).isEqualTo(Recovery.COMPLETE);
        assertThat(told.events()).isEqualTo(events(1, 7));
    }

    @Test
    void keepsTheFormerSnapshotWhenTheNextDoesNotFit() {
        try (FileJournal journal = open()) {
            journal.restore(new Told());
            for (int room = 0; room < 500; room += 11) {
                disk.leaveRoom(room);
                assertIsFull(() -> journal.snapshot(entries(1, 10)));
            }
        }

        Told told = new Told();
        assertThat(open().restore(told)).isEqualTo(Recovery.COMPLETE);
        assertThat(told.entries()).isEqualTo(entries(1, 2));
        assertThat(told.events()).isEqualTo(events(1, 3));
        assertThat(state.resolve("journal")).isDirectoryNotContaining("glob:**.tmp");
    }

    private FileJournal open() {
        return new FileJournal(state, new JournalSettings(1024, 1 << 20, Duration.ofDays(7)), disk);
    }

    private static void assertIsFull(ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(CacheFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(CacheFailure.Kind.NO_SPACE);
            assertThat(failure.retryable()).isTrue();
        });
    }
}
