package org.distributornode.domain.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final Findings findings = new Findings();

    @Test
    void tellWhatWasFoundOfEach() {
        findings.add(new DataObjectId(1), new Finding(Verdict.GONE, NOW));
        findings.add(new DataObjectId(2), new Finding(Verdict.NOT_ASSIGNED, NOW));

        assertThat(findings.find(new DataObjectId(1))).contains(new Finding(Verdict.GONE, NOW));
        assertThat(findings.find(new DataObjectId(2))).contains(new Finding(Verdict.NOT_ASSIGNED, NOW));
        assertThat(findings.find(new DataObjectId(3))).isEmpty();
        assertThat(findings.count()).isEqualTo(2);
    }

    @Test
    void neverSayThatSomethingWasFoundEarlierThanItWas() {
        findings.add(new DataObjectId(1), new Finding(Verdict.GONE, NOW.plusNanos(1)));

        assertThat(findings.find(new DataObjectId(1)).orElseThrow().since()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void areOldAfterTheDelayAndNotBefore() {
        Finding finding = new Finding(Verdict.GONE, NOW);

        assertThat(finding.isOlderThan(Duration.ofSeconds(10), NOW.plusMillis(9_999)))
                .isFalse();
        assertThat(finding.isOlderThan(Duration.ofSeconds(10), NOW.plusSeconds(10)))
                .isTrue();
    }
}
