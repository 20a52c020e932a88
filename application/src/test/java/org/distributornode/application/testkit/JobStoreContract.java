package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distributornode.application.port.job.JobStore;
import org.distributornode.application.port.job.JobStore.Kept;
import org.distributornode.application.port.job.JobStore.Registry;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.job.JobState;
import org.junit.jupiter.api.Test;

/// What every [JobStore] keeps to.
public interface JobStoreContract {

    Instant NOON = Instant.parse("2026-11-21T12:00:00.123456789Z");

    /// A store with what those opened earlier in the same test have saved.
    JobStore open();

    @Test
    default void beginsWithoutJobs() {
        assertThat(open().load()).isEqualTo(Registry.NEW);
    }

    @Test
    default void loadsWhatWasSavedLast() {
        open().save(new Registry(3, List.of()));
        open().save(registry());

        Registry loaded = open().load();

        assertThat(loaded.last()).isEqualTo(9);
        assertThat(loaded.jobs()).containsExactlyInAnyOrderElementsOf(registry().jobs());
    }

    @Test
    default void keepsTheNumberOfJobsThatAreForgotten() {
        JobStore store = open();
        store.save(registry());
        store.save(new Registry(9, List.of()));

        assertThat(open().load()).isEqualTo(new Registry(9, List.of()));
    }

    /// A registry with jobs in all states.
    static Registry registry() {
        JobOrder some = new JobOrder(
                JobKind.VERIFY,
                new JobScope.Objects(Set.of(new DataObjectId(17), new DataObjectId(-1), new DataObjectId(0))));
        JobOrder all = new JobOrder(JobKind.VERIFY, new JobScope.Held());
        JobOrder bag = new JobOrder(JobKind.PIN, new JobScope.OfBag(new BagId("dynamic:channel:17")));
        JobOrder ours = new JobOrder(JobKind.PIN, new JobScope.Assigned());
        Job waiting = Job.queued(new JobId(9), some, NOON);
        Job running = Job.queued(new JobId(2), all, NOON)
                .in(JobState.RUNNING)
                .at(new JobProgress(1, 2, 3, Long.MAX_VALUE, 5, 6, 7));
        Job failed = Job.queued(new JobId(3), bag, NOON)
                .ended(JobState.FAILED, NOON.plusSeconds(1), Optional.of("no\nroom - : \\ ü"));
        Job mute = Job.queued(new JobId(5), ours, NOON).ended(JobState.FAILED, NOON, Optional.of(""));
        Job done = Job.queued(new JobId(4), some, NOON).ended(JobState.DONE, NOON, Optional.empty());
        return new Registry(
                9,
                List.of(
                        new Kept(waiting, Optional.empty()),
                        new Kept(running, Optional.of(new DataObjectId(-2))),
                        new Kept(failed, Optional.of(new DataObjectId(0))),
                        new Kept(mute, Optional.empty()),
                        new Kept(done, Optional.of(new DataObjectId(17)))));
    }
}
