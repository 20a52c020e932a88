package org.distributornode.application.service.source;

import java.util.Optional;
import org.distributornode.application.port.PortFailure;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.domain.source.Source;

/// A source that did not agree to send what it was asked for.
///
/// @param why empty if it did not answer in time
record FailedAnswer(Source source, Optional<PortFailure> why) {

    boolean is(OriginFailure.Kind kind) {
        return kind().filter(kind::equals).isPresent();
    }

    /// Whether a healthy source would have answered otherwise.
    boolean isFault() {
        return !is(OriginFailure.Kind.LACKS_OBJECT) && !is(OriginFailure.Kind.BUSY);
    }

    /// Empty if it did not answer in time.
    private Optional<OriginFailure.Kind> kind() {
        return why.map(each -> each instanceof OriginFailure origin ? origin.kind() : OriginFailure.Kind.UNREACHABLE);
    }
}
