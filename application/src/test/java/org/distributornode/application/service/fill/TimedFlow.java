package org.distributornode.application.service.fill;

import java.util.concurrent.TimeUnit;
import org.distributornode.application.service.source.Flow;
import org.distributornode.application.testkit.SampleObject;

/// A transfer by a clock of the test's own.
final class TimedFlow implements AutoCloseable {

    private final FillSources world = new FillSources(SampleObject.of(1, 1_000));
    final Flow flow = world.choice(FillSources.A).begin(FillSources.A);
    long now = 1_000_000_000_000L;

    /// So many bytes come after some time.
    void pass(int millis, int bytes) {
        flow.asked(now);
        elapse(millis);
        flow.came(bytes, now);
    }

    void elapse(int millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Override
    public void close() {
        flow.close();
        world.close();
    }
}
