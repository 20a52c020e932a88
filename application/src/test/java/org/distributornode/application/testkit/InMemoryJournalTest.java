package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.port.cache.Journal.Recovery;
import org.junit.jupiter.api.Test;

final class InMemoryJournalTest implements JournalContract {

    private final InMemoryJournal.Medium medium = new InMemoryJournal.Medium();

    @Override
    public Journal open() {
        return new InMemoryJournal(medium);
    }

    @Test
    void refusesUntilItIsHealed() {
        CacheFailure full = new CacheFailure(CacheFailure.Kind.NO_SPACE, "full");
        try (Journal journal = open()) {
            journal.restore(new Told());
            medium.failWith(full);
            assertThatThrownBy(() -> journal.append(JournalSamples.event(1))).isSameAs(full);

            medium.heal();

            assertThat(journal.append(JournalSamples.event(1))).isEqualTo(1);
        }
    }

    @Test
    void endsOneRestoreAsTold() {
        medium.spoil(Recovery.DAMAGED);

        assertThat(open().restore(new Told())).isEqualTo(Recovery.DAMAGED);
        assertThat(open().restore(new Told())).isEqualTo(Recovery.COMPLETE);
    }
}
