package org.distributornode.application.service.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.Test;

final class StandingsTest {

    private static final Source A = new Source(URI.create("http://a/api/v1"), Source.Kind.STORAGE_NODE);

    private final Standings standings = new Standings();

    @Test
    void givesUpWhoDeclinesTimeAndAgainUnlessItSendsBesideThat() {
        standings.sends(A);
        for (int times = 0; times < 3; times++) {
            standings.declined(new FailedAnswer(A, Optional.empty()));
            assertThat(standings.untilReturn(List.of(A), Long.MAX_VALUE)).isPresent();
        }
        standings.declined(new FailedAnswer(A, Optional.empty()));
        assertThat(standings.untilReturn(List.of(A), Long.MAX_VALUE)).isEmpty();
        assertThat(standings.isOut(A)).isTrue();

        standings.sends(A);

        assertThat(standings.untilReturn(List.of(A), Long.MAX_VALUE)).isPresent();
    }

    @Test
    void givesUpWhoDeclinesBeforeItHasSent() {
        standings.declined(new FailedAnswer(A, Optional.empty()));

        assertThat(standings.untilReturn(List.of(A), Long.MAX_VALUE)).isEmpty();
        assertThat(standings.isOut(A)).isTrue();
    }
}
