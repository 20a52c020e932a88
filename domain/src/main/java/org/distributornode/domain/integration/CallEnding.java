package org.distributornode.domain.integration;

import java.time.Duration;

/// How a call of a webhook ended.
public sealed interface CallEnding {

    /// A short phrase without secrets, for operators and integrators.
    String phrase();

    /// The receiver has answered.
    ///
    /// @param status from 100 to 599
    /// @param took from the beginning of the call to the head of the answer
    record Answered(int status, Duration took) implements CallEnding {

        /// Whether the receiver has taken the event: any status of 2xx.
        public boolean taken() {
            return status / 100 == 2;
        }

        @Override
        public String phrase() {
            return "status " + status;
        }
    }

    /// The address is one that is not called, or its port is.
    record Forbidden(String phrase) implements CallEnding {}

    /// This node did not make the call, or did not see its end, for a reason of its own. It counts as none.
    record Unmade(String phrase) implements CallEnding {}

    /// There was no answer: no such host, no connection, no certificate, an answer that broke off, none in time.
    record Failed(String phrase) implements CallEnding {}
}
