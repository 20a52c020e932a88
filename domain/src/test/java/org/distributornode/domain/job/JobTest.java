package org.distributornode.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distributornode.domain.store.ArchiveFormat;
import org.distributornode.domain.store.Links;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreTask;
import org.distributornode.domain.store.StoreTask.Chosen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class JobTest {

    @ParameterizedTest
    @EnumSource(JobState.class)
    void hasEndedExactlyInAFinalState(JobState state) {
        assertThatIllegalArgumentException().isThrownBy(() -> job(state, !state.isFinal()));
        assertThat(job(state, state.isFinal()).ended().isPresent()).isEqualTo(state.isFinal());
    }

    @ParameterizedTest
    @EnumSource(JobKind.class)
    void findsAKindByItsName(JobKind kind) {
        assertThat(JobKind.named(kind.text())).contains(kind);
    }

    @Test
    void isAboutWhatItsKindTakes() {
        JobScope all = new JobScope.Held();
        JobScope ours = new JobScope.Assigned();

        assertThatIllegalArgumentException().isThrownBy(() -> new JobOrder(JobKind.PIN, all));
        assertThatIllegalArgumentException().isThrownBy(() -> new JobOrder(JobKind.VERIFY, ours));
        assertThatIllegalArgumentException().isThrownBy(() -> new JobScope.Objects(Set.of()));
        assertThat(new JobOrder(JobKind.UNPIN, all).pinnedToo()).isFalse();
    }

    @Test
    void countsFromOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JobId(0));
    }

    @ParameterizedTest
    @CsvSource({
        "1, true",
        "999999999999999999, true",
        "0, false",
        "01, false",
        "-1, false",
        "'1 ', false",
        "'', false",
        "٣, false",
        "1000000000000000000, false"
    })
    void hasNoOtherNames(String text, boolean valid) {
        assertThat(JobId.parse(text).map(JobId::toString))
                .isEqualTo(Optional.of(text).filter(_ -> valid));
    }

    private static Job job(JobState state, boolean ended) {
        Optional<Instant> end = ended ? Optional.of(Instant.EPOCH) : Optional.empty();
        return new Job(
                new JobId(1),
                new JobOrder(JobKind.VERIFY, new JobScope.Held()),
                state,
                JobProgress.NONE,
                Instant.EPOCH,
                end,
                Optional.empty());
    }

    @Test
    void keepsNoNamesOnceItHasEnded() {
        StoreBucket bucket = StoreBucket.local("b");
        List<ObjectName> names = List.of(new ObjectName("one"), new ObjectName("two"));
        List<Links.Link> links = List.of(new Links.Link("http://a/b", Optional.empty()));

        assertThat(ended(new StoreTask.Delete(bucket, new Chosen.Names(names))))
                .isEqualTo(new StoreTask.Delete(bucket, new Chosen.Past(2)));
        assertThat(ended(new StoreTask.Copy(bucket, bucket, new Chosen.Names(names), "p")))
                .isEqualTo(new StoreTask.Copy(bucket, bucket, new Chosen.Past(2), "p"));
        StoreTask.Archiving archiving = new StoreTask.Archiving(false, false, false);
        ObjectName tar = new ObjectName("x.tar");
        assertThat(ended(new StoreTask.Archive(
                        bucket, bucket, tar, ArchiveFormat.TAR, new Chosen.Names(names), archiving)))
                .isEqualTo(
                        new StoreTask.Archive(bucket, bucket, tar, ArchiveFormat.TAR, new Chosen.Past(2), archiving));
        assertThat(ended(new StoreTask.Delete(bucket, new Chosen.All())))
                .isEqualTo(new StoreTask.Delete(bucket, new Chosen.All()));
        StoreTask.Fetching how = new StoreTask.Fetching(Duration.ZERO, 0, 0);
        assertThat(ended(new StoreTask.Download(bucket, new Links.Named(links), how, "d")))
                .isEqualTo(new StoreTask.Download(bucket, new Links.Past(1), how, "d"));
    }

    private static StoreTask ended(StoreTask task) {
        JobOrder order = new JobOrder(JobKind.of(task), new JobScope.InStore(task));
        Job job = Job.queued(new JobId(1), order, Instant.EPOCH);
        assertThat(job.order()).isEqualTo(order);
        Job ended = job.ended(JobState.DONE, Instant.EPOCH, Optional.empty());
        assertThat(ended.order().scope().weight()).isLessThan(10);
        return ((JobScope.InStore) ended.order().scope()).task();
    }
}
