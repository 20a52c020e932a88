package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.port.job.WorkNotes;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.WorkNote;
import org.distributornode.domain.store.StoreBucket;
import org.junit.jupiter.api.Test;

/// What every [WorkNotes] keeps to.
public interface WorkNotesContract {

    /// Notes of work of all forms.
    List<WorkNote> NOTES = List.of(
            note("aB3-_", "move-bck", Optional.of(StoreBucket.local("from")), Optional.of(StoreBucket.local("to"))),
            note(
                    "g1",
                    "rebalance",
                    Optional.of(new StoreBucket("ht", new StoreBucket.Namespace("u", "n"), "network")),
                    Optional.empty()),
            new WorkNote(
                    "x",
                    "resilver",
                    Instant.EPOCH,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    0,
                    List.of(new JobId(7), new JobId(8))));

    /// What those opened earlier in the same test have saved.
    WorkNotes open();

    private static WorkNote note(String id, String kind, Optional<StoreBucket> bucket, Optional<StoreBucket> to) {
        return new WorkNote(
                id, kind, Instant.parse("2026-11-21T12:00:00.123456789Z"), bucket, to, 3, Long.MAX_VALUE, List.of());
    }

    @Test
    default void beginsWithoutNotes() {
        assertThat(open().load()).isEmpty();
    }

    @Test
    default void loadsWhatWasSavedLast() {
        open().save(NOTES.reversed());
        open().save(NOTES);

        assertThat(open().load()).isEqualTo(NOTES);
        open().save(List.of());
        assertThat(open().load()).isEmpty();
    }
}
