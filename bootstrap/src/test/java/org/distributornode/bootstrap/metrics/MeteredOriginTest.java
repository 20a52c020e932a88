package org.distributornode.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.distributornode.application.port.origin.ObjectOrigin.Transfer;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.ScriptedOrigin;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MeteredOriginTest {

    private static final Source A = new Source(URI.create("http://a/api/v1"), Source.Kind.STORAGE_NODE);
    private static final SampleObject SAMPLE = SampleObject.of(1, 1_000);

    private final ScriptedOrigin scripted = new ScriptedOrigin().holds(A, SAMPLE);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MeteredOrigin origin = new MeteredOrigin(scripted, registry);

    @Test
    void countsRequestsAndBytes() {
        try (Transfer transfer = fetch()) {
            transfer.next();
        }

        assertThat(requests()).isEqualTo(Map.of("answered", 1, "failed", 0, "busy", 0, "cancelled", 0));
        assertThat(registry.get("distributor.received").counter().count()).isEqualTo(1_000);
    }

    @Test
    void countsARequestThatFindsNoConnectionAsARefusal() {
        scripted.script(A, new Step.Fails(Kind.BUSY));

        assertThatExceptionOfType(OriginFailure.class).isThrownBy(this::fetch);

        assertThat(requests()).isEqualTo(Map.of("answered", 0, "failed", 0, "busy", 1, "cancelled", 0));
        assertThat(registry.get("distributor.refusals")
                        .tag("bound", "connections")
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void doesNotBlameASourceForWhatTheNodeEnds() {
        scripted.script(A, new Step.HoldsAt(500));
        Transfer transfer = fetch();
        transfer.next();
        transfer.close();

        assertThatExceptionOfType(OriginFailure.class).isThrownBy(transfer::next);

        assertThat(requests()).isEqualTo(Map.of("answered", 1, "failed", 0, "busy", 0, "cancelled", 1));
    }

    @Test
    void doesNotBlameASourceThatNobodyWaitsForAnyMore() {
        scripted.script(A, new Step.Fails(Kind.CUT_SHORT));
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(OriginFailure.class).isThrownBy(this::fetch);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(requests()).isEqualTo(Map.of("answered", 0, "failed", 0, "busy", 0, "cancelled", 1));
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "BUSY")
    void countsWhateverElseASourceEndsWithAsItsFailure(Kind kind) {
        scripted.script(A, new Step.FailsAt(500, kind));
        try (Transfer transfer = fetch()) {
            transfer.next();

            assertThatExceptionOfType(OriginFailure.class).isThrownBy(transfer::next);
        }

        assertThat(requests()).isEqualTo(Map.of("answered", 1, "failed", 1, "busy", 0, "cancelled", 0));
    }

    private Transfer fetch() {
        return origin.fetch(A, SAMPLE.object(), SAMPLE.object().whole());
    }

    private Map<String, Integer> requests() {
        return registry.get("distributor.source.requests").counters().stream()
                .collect(Collectors.toMap(
                        counter -> String.valueOf(counter.getId().getTag("outcome")),
                        counter -> (int) counter.count()));
    }
}
