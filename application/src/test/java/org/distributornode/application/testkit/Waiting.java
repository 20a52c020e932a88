package org.distributornode.application.testkit;

import java.util.function.BooleanSupplier;
import org.distributornode.application.port.origin.OriginFailure;

/// Waits in fakes, without a time limit: the test's own ends what never ends.
final class Waiting {

    private Waiting() {}

    /// Waits on `monitor`, which the caller owns, while `condition` holds.
    static void on(Object monitor, BooleanSupplier condition) {
        try {
            while (condition.getAsBoolean()) {
                monitor.wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OriginFailure(OriginFailure.Kind.CUT_SHORT, "interrupted", e);
        }
    }
}
