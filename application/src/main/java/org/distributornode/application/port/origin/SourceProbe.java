package org.distributornode.application.port.origin;

import java.time.Duration;
import org.distributornode.domain.source.Source;

/// Finds out whether a source answers.
@FunctionalInterface
public interface SourceProbe {

    /// How long the source took to answer, connection included.
    ///
    /// @throws OriginFailure if it did not
    Duration probe(Source source);
}
