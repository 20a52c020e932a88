package org.distributornode.bootstrap.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import org.distributornode.application.service.source.Fetching;

/// Requests beyond those that would be needed if every source answered at once.
public record SourceMeters(Fetching fetching) {

    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("distributor.source.hedges", fetching, fetches ->
                        (double) fetches.hedges().asked())
                .description("Sources asked beside one that was slow to answer")
                .register(registry);
        FunctionCounter.builder("distributor.source.hedges.won", fetching, fetches ->
                        (double) fetches.hedges().won())
                .description("Those of them that answered first")
                .register(registry);
    }
}
