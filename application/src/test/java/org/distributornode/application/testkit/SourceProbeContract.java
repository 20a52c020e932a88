package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.SourceProbe;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.Test;

/// What any [SourceProbe] owes its caller.
public interface SourceProbeContract {

    SourceProbe probe();

    /// A source that answers.
    Source answering();

    /// A source where no one listens.
    Source away();

    @Test
    default void measuresASourceThatAnswers() {
        assertThat(probe().probe(answering())).isPositive();
    }

    @Test
    default void doesNotMeasureASourceThatIsAway() {
        var away = away();

        var failure = catchThrowableOfType(OriginFailure.class, () -> probe().probe(away));

        assertThat(failure.kind()).isEqualTo(OriginFailure.Kind.UNREACHABLE);
    }
}
