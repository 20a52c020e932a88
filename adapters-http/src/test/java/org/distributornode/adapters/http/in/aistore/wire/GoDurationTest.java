package org.distributornode.adapters.http.in.aistore.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "2h0m, PT2H",
        "2h0m5s, PT2H5S",
        "10s, PT10S",
        "1m, PT1M",
        "1m30s, PT1M30S",
        "100ms, PT0.1S",
        "33s, PT33S",
        "0s, PT0S"
    })
    void writesWhatItReads(String text, Duration duration) {
        assertThat(GoDuration.text(duration)).isEqualTo(text);
        assertThat(GoDuration.parse(text)).contains(duration);
    }

    @Test
    void readsFractions() {
        assertThat(GoDuration.parse("1.5h")).contains(Duration.ofMinutes(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "-1s", "1d", "1h 2m", "99999999999h", "999999999h", "1..5s"})
    void refusesWhatIsNone(String text) {
        assertThat(GoDuration.parse(text)).isEmpty();
    }
}
