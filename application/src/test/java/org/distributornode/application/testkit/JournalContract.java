package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.distributornode.application.testkit.JournalSamples.entries;
import static org.distributornode.application.testkit.JournalSamples.entry;
import static org.distributornode.application.testkit.JournalSamples.event;
import static org.distributornode.application.testkit.JournalSamples.events;
import static org.distributornode.application.testkit.JournalSamples.oddEntries;
import static org.distributornode.application.testkit.JournalSamples.oddEvents;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.port.cache.Journal.Recorded;
import org.distributornode.application.port.cache.Journal.Recovery;
import org.distributornode.domain.event.NodeEvent;
import org.junit.jupiter.api.Test;

/// What every [Journal] keeps to.
public interface JournalContract {

    /// A journal, not restored yet, with what those opened earlier in the same test have kept. They are closed by then,
    /// or their process is taken to be dead.
    Journal open();

    @Test
    default void restoresNothingFromAnEmptyJournal() {
        Told told = new Told();

        try (Journal journal = open()) {
            assertThat(journal.restore(told)).isEqualTo(Recovery.COMPLETE);
            assertThat(journal.newest()).isZero();
            assertThat(journal.read(0, 10)).isEmpty();
        }
        assertThat(told.entries()).isEmpty();
        assertThat(told.events()).isEmpty();
    }

    @Test
    default void tellsEveryEventAgainAfterClosing() {
        try (Journal journal = restored()) {
            events(1, 20).forEach(journal::append);
        }

        assertThat(told().events()).isEqualTo(events(1, 20));
    }

    @Test
    default void tellsEveryEventAgainWhenTheProcessDies() {
        Journal abandoned = restored();
        events(1, 20).forEach(abandoned::append);

        assertThat(told().events()).isEqualTo(events(1, 20));
        abandoned.close();
    }

    @Test
    default void addsSeveralEventsInTheirOrder() {
        Journal abandoned = restored();
        abandoned.append(event(1));

        assertThat(abandoned.appendAll(events(2, 20))).isEqualTo(20);
        assertThat(abandoned.appendAll(List.of())).isEqualTo(20);
        assertThat(abandoned.append(event(21))).isEqualTo(21);

        assertThat(abandoned.read(1, 2)).containsExactly(recorded(2), recorded(3));
        assertThat(told().events()).isEqualTo(events(1, 21));
        abandoned.close();
    }

    @Test
    default void tellsTheSameAtEveryRestore() {
        try (Journal journal = restored()) {
            journal.append(event(1));
            journal.snapshot(entries(1, 3));
            journal.append(event(2));
        }

        for (int life = 0; life < 3; life++) {
            Told told = told();
            assertThat(told.entries()).isEqualTo(entries(1, 3));
            assertThat(told.events()).containsExactly(event(2));
        }
    }

    @Test
    default void tellsEntriesInTheirOrderAndThenLaterEvents() {
        try (Journal journal = restored()) {
            events(1, 4).forEach(journal::append);
            journal.snapshot(List.of(entry(3), entry(1), entry(2)));
            events(5, 6).forEach(journal::append);
        }

        Told told = told();
        assertThat(told.entries()).containsExactly(entry(3), entry(1), entry(2));
        assertThat(told.events()).isEqualTo(events(5, 6));
    }

    @Test
    default void startsFromTheLastSnapshotAlone() {
        try (Journal journal = restored()) {
            journal.snapshot(entries(1, 5));
            journal.append(event(1));
            journal.snapshot(List.of(entry(9)));
            journal.snapshot(List.of(entry(8)));
        }

        Told told = told();
        assertThat(told.entries()).containsExactly(entry(8));
        assertThat(told.events()).isEmpty();
    }

    @Test
    default void keepsASnapshotOfNothing() {
        try (Journal journal = restored()) {
            journal.append(event(1));
            journal.snapshot(List.of());
        }

        Told told = told();
        assertThat(told.entries()).isEmpty();
        assertThat(told.events()).isEmpty();
    }

    @Test
    default void tellsEventsAppendedDuringASnapshotAgain() {
        try (Journal journal = restored()) {
            journal.append(event(1));
            journal.snapshot(() -> LongStream.rangeClosed(1, 3)
                    .peek(number -> journal.append(event(1 + number)))
                    .mapToObj(JournalSamples::entry)
                    .iterator());
            journal.append(event(5));
        }

        Told told = told();
        assertThat(told.entries()).isEqualTo(entries(1, 3));
        assertThat(told.events()).isEqualTo(events(2, 5));
    }

    @Test
    default void keepsTheFormerSnapshotWhenTheEntriesFail() {
        try (Journal journal = restored()) {
            journal.snapshot(entries(1, 2));
            journal.append(event(1));
            assertThatThrownBy(() -> journal.snapshot(() -> {
                        throw new UnsupportedOperationException("no entries today");
                    }))
                    .isInstanceOf(UnsupportedOperationException.class);
            journal.append(event(2));
        }

        Told told = told();
        assertThat(told.entries()).isEqualTo(entries(1, 2));
        assertThat(told.events()).isEqualTo(events(1, 2));
    }

    @Test
    default void numbersEventsByOneAndGoesOnAfterReopening() {
        try (Journal journal = restored()) {
            assertThat(journal.append(event(1))).isEqualTo(1);
            assertThat(journal.append(event(2))).isEqualTo(2);
            assertThat(journal.newest()).isEqualTo(2);
        }
        try (Journal journal = restored()) {
            assertThat(journal.newest()).isEqualTo(2);
            assertThat(journal.append(event(3))).isEqualTo(3);
            journal.snapshot(List.of());
        }
        try (Journal journal = restored()) {
            assertThat(journal.newest()).isEqualTo(3);
            assertThat(journal.append(event(4))).isEqualTo(4);
        }
    }

    @Test
    default void givesEveryThreadItsOwnNumber() {
        List<NodeEvent> appended = events(1, 400);
        try (Journal journal = restored()) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                appended.forEach(event -> threads.execute(() -> journal.append(event)));
            }

            List<Recorded> all = journal.read(0, 1_000);
            assertThat(all.stream().map(Recorded::number))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 400).boxed().toList());
            assertThat(all.stream().map(Recorded::event)).containsExactlyInAnyOrderElementsOf(appended);
        }

        assertThat(told().events()).containsExactlyInAnyOrderElementsOf(appended);
    }

    @Test
    default void readsTheEventsBehindACursor() {
        try (Journal journal = restored()) {
            events(1, 10).forEach(journal::append);

            assertThat(journal.read(0, 3)).containsExactly(recorded(1), recorded(2), recorded(3));
            assertThat(journal.read(3, 3)).containsExactly(recorded(4), recorded(5), recorded(6));
            assertThat(journal.read(8, 100)).containsExactly(recorded(9), recorded(10));
            assertThat(journal.read(10, 100)).isEmpty();
            assertThat(journal.read(1_000, 100)).isEmpty();
            assertThat(journal.read(0, 0)).isEmpty();
        }
    }

    @Test
    default void readsOnWhereItStoppedWhileEventsArrive() {
        try (Journal journal = restored()) {
            long cursor = 0;
            for (int number = 1; number <= 30; number++) {
                journal.append(event(number));
                if (number % 3 == 0) {
                    List<Recorded> fresh = journal.read(cursor, 100);
                    assertThat(fresh).containsExactly(recorded(number - 2), recorded(number - 1), recorded(number));
                    cursor = fresh.getLast().number();
                }
            }
        }
    }

    @Test
    default void readsWhatEarlierLivesRecorded() {
        try (Journal journal = restored()) {
            events(1, 3).forEach(journal::append);
            journal.snapshot(entries(1, 1));
        }
        try (Journal journal = restored()) {
            journal.append(event(4));

            assertThat(journal.read(1, 10)).containsExactly(recorded(2), recorded(3), recorded(4));
        }
    }

    @Test
    default void keepsEveryKindOfEventAsItWas() {
        List<NodeEvent> odd = oddEvents();
        try (Journal journal = restored()) {
            odd.forEach(journal::append);

            assertThat(journal.read(0, odd.size()).stream().map(Recorded::event))
                    .containsExactlyElementsOf(odd);
        }

        assertThat(told().events()).isEqualTo(odd);
    }

    @Test
    default void keepsEveryEntryAsItWas() {
        try (Journal journal = restored()) {
            journal.snapshot(oddEntries());
        }

        assertThat(told().entries()).isEqualTo(oddEntries());
    }

    @Test
    default void keepsManyEntries() {
        try (Journal journal = restored()) {
            journal.snapshot(() -> IntStream.rangeClosed(1, 10_000)
                    .mapToObj(JournalSamples::entry)
                    .iterator());
        }

        assertThat(told().entries()).isEqualTo(entries(1, 10_000));
    }

    @Test
    default void isRestoredOnceBeforeAnythingElse() {
        try (Journal journal = open()) {
            assertThatIllegalStateException().isThrownBy(() -> journal.append(event(1)));
            assertThatIllegalStateException().isThrownBy(() -> journal.appendAll(events(1, 2)));
            assertThatIllegalStateException().isThrownBy(() -> journal.snapshot(List.of()));
            assertThatIllegalStateException().isThrownBy(() -> journal.read(0, 1));
            assertThatIllegalStateException().isThrownBy(journal::newest);
            assertThatIllegalStateException().isThrownBy(journal::force);

            journal.restore(new Told());

            assertThatIllegalStateException().isThrownBy(() -> journal.restore(new Told()));
        }
    }

    @Test
    default void endsItsUseWhenClosed() {
        Journal journal = restored();
        journal.append(event(1));

        journal.close();
        journal.close();

        assertThatIllegalStateException().isThrownBy(() -> journal.append(event(2)));
        assertThatIllegalStateException().isThrownBy(() -> journal.snapshot(List.of()));
        assertThat(told().events()).containsExactly(event(1));
    }

    private Journal restored() {
        Journal journal = open();
        assertThat(journal.restore(new Told())).isEqualTo(Recovery.COMPLETE);
        return journal;
    }

    private Told told() {
        Told told = new Told();
        try (Journal journal = open()) {
            assertThat(journal.restore(told)).isEqualTo(Recovery.COMPLETE);
        }
        return told;
    }

    private static Recorded recorded(long number) {
        return new Recorded(number, event(number));
    }
}
