package org.distributornode.benchmarks.inner;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.distributornode.adapters.http.metrics.RequestMeters;
import org.distributornode.adapters.http.wire.Arrival;
import org.distributornode.adapters.http.wire.Protocol;
import org.distributornode.adapters.http.wire.RequestAdmission;
import org.distributornode.adapters.http.wire.RequestObserver;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Observation;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.domain.content.DataObjectId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Sees a hit from its arrival to its end, as metrics do, and asks whether it is admitted. What a line of the access
/// log costs is measured by `benchmarks/watched`.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Watching {

    private final DataObjectId id = new DataObjectId(4711);
    private final RequestObserver meters = new RequestMeters(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    private final RequestAdmission admission = RequestAdmission.OPEN;

    @Benchmark
    public Observation meterAHit() {
        Observation observation = meters.begin(new Arrival(
                id, false, "127.0.0.1", Protocol.HTTP_1, "0123456789abcdef", Optional.empty(), Optional.empty()));
        observation.firstByte();
        observation.end(new Summary(200, Optional.of(Freshness.HIT), 1024, Ending.WHOLE));
        return observation;
    }

    @Benchmark
    public boolean admitAHit() {
        return admission.refuse("127.0.0.1", id).isEmpty();
    }
}
