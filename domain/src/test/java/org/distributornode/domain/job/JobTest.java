package org.distributornode.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void countsFromOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JobId(0));
    }

    private static Job job(JobState state, boolean ended) {
        Optional<Instant> end = ended ? Optional.of(Instant.EPOCH) : Optional.empty();
        return new Job(
                new JobId(1), JobKind.VERIFY, Set.of(), state, JobProgress.NONE, Instant.EPOCH, end, Optional.empty());
    }
}
