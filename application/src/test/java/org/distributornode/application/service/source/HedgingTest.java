package org.distributornode.application.service.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HedgingTest {

    @ParameterizedTest
    @CsvSource({
        "1000,     , 1000",
        "1000,    1,   20",
        "1000,   20,   20",
        "1000,  180,  180",
        "1000, 5000, 1000",
        "10,       ,   10",
        "10,      1,   10",
        "10,    180,   10",
    })
    void waitsForAsLongAsIsUsualWithinBounds(long atMost, Long usual, long expected) {
        Hedging hedging = Hedging.atMost(Duration.ofMillis(atMost));

        assertThat(hedging.patience(Optional.ofNullable(usual).map(Duration::ofMillis)))
                .isEqualTo(Duration.ofMillis(expected));
    }
}
