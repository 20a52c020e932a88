package org.distributornode.adapters.http.testserver;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// Waits for what happens on other threads.
public final class Eventually {

    private Eventually() {}

    /// Looks at once and often: most of it has happened already.
    public static ConditionFactory patiently() {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5));
    }
}
