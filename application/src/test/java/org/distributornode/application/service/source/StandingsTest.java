package org.distributornode.application.service.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.Test;

final class StandingsTest {

    private static final Source A = new Source(URI.create("http://a/api/v1"), Source.Kind.STORAGE_NODE);

    private final AtomicLong nanos = new AtomicLong();
    private final Standings standings = new Standings(nanos::get);

    private void decline() {
        standings.declined(new FailedAnswer(A, Optional.empty()));
    }

    private void passSeconds(int count) {
        nanos.addAndGet(Duration.ofSeconds(count).toNanos());
    }

    @Test
    void givesUpWhoDeclinesTimeAndAgainUnlessItSendsBesideThat() {
        standings.sends(A);
        for (int times = 0; times < 3; times++) {
            decline();
            assertThat(standings.untilReturn(List.of(A), Long.MAX_VALUE)).isPresent();
            passSeconds(1);
        }
        decline();
        assertThat(standings.untilReturn(List.of(A), Long.MAX_VALUE)).isEmpty();
        assertThat(standings.isOut(A)).isTrue();

        standings.sends(A);

        assertThat(standings.untilReturn(List.of(A), Long.MAX_VALUE)).isPresent();
    }

    @Test
    void countsOnceHoweverManyAreDeclinedAtATime() {
        standings.sends(A);
        for (int many = 0; many < 8; many++) {
            decline();
        }
        assertThat(standings.isOut(A)).isTrue();

        passSeconds(1);

        assertThat(standings.isOut(A)).isFalse();
        assertThat(standings.untilReturn(List.of(A), Long.MAX_VALUE)).hasValue(0);
    }

    @Test
    void givesUpWhoDeclinesBeforeItHasSent() {
        decline();

        assertThat(standings.untilReturn(List.of(A), Long.MAX_VALUE)).isEmpty();
        assertThat(standings.isOut(A)).isTrue();
    }
}
