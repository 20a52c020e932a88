package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.port.origin.SourceProbe;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.Test;

class FakeSourceProbeTest implements SourceProbeContract {

    private final FakeSourceProbe probe = new FakeSourceProbe();

    @Override
    public SourceProbe probe() {
        return probe;
    }

    @Override
    public Source answering() {
        var source = new Source(URI.create("http://up/api/v1"), Source.Kind.STORAGE_NODE);
        probe.answersIn(source, Duration.ofMillis(3));
        return source;
    }

    @Override
    public Source away() {
        return new Source(URI.create("http://down/api/v1"), Source.Kind.STORAGE_NODE);
    }

    @Test
    void failsAsToldAndRemembersWhoWasAsked() {
        var source = answering();
        probe.fails(source, Kind.TIMED_OUT);

        var failure = catchThrowableOfType(OriginFailure.class, () -> probe.probe(source));

        assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(probe.probed()).containsExactly(source);
    }
}
