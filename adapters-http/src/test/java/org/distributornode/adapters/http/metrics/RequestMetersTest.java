package org.distributornode.adapters.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.distributornode.adapters.http.wire.Arrival;
import org.distributornode.adapters.http.wire.Protocol;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Observation;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.Test;

final class RequestMetersTest {

    private static final Arrival ARRIVAL = new Arrival(
            new DataObjectId(1), false, "10.0.0.1", Protocol.HTTP_1, "r", Optional.empty(), Optional.empty());

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RequestMeters meters = new RequestMeters(registry);

    @Test
    void countsRequestsAndBytesByStateAndStatus() {
        end(new Summary(200, Optional.of(Freshness.HIT), 300, Ending.WHOLE));
        end(new Summary(206, Optional.of(Freshness.HIT), 100, Ending.CUT));
        end(new Summary(200, Optional.of(Freshness.MISS), 400, Ending.WHOLE));
        end(new Summary(404, Optional.empty(), 0, Ending.WHOLE));

        assertThat(count("distributor.requests", "hit", "2xx")).isEqualTo(2);
        assertThat(count("distributor.sent", "hit", "2xx")).isEqualTo(400);
        assertThat(count("distributor.requests", "miss", "2xx")).isEqualTo(1);
        assertThat(count("distributor.requests", "none", "4xx")).isEqualTo(1);
    }

    @Test
    void tellsTheShareOfHits() {
        assertThat(gauge("distributor.hit.ratio")).isZero();

        end(new Summary(200, Optional.of(Freshness.HIT), 300, Ending.WHOLE));
        end(new Summary(200, Optional.of(Freshness.PENDING), 100, Ending.WHOLE));
        end(new Summary(404, Optional.empty(), 0, Ending.WHOLE));

        assertThat(gauge("distributor.hit.ratio")).isEqualTo(0.5);
        assertThat(gauge("distributor.hit.bytes.ratio")).isEqualTo(0.75);
    }

    @Test
    void timesTheFirstByteOnlyWhereThereWasOne() {
        Observation sent = meters.begin(ARRIVAL);
        sent.firstByte();
        sent.end(new Summary(200, Optional.of(Freshness.HIT), 1, Ending.WHOLE));
        end(new Summary(304, Optional.of(Freshness.HIT), 0, Ending.WHOLE));

        assertThat(registry.get("distributor.first.byte")
                        .tag("status", "2xx")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("distributor.first.byte")
                        .tag("status", "3xx")
                        .timer()
                        .count())
                .isZero();
        assertThat(registry.get("distributor.request.duration")
                        .tag("status", "3xx")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    private void end(Summary summary) {
        meters.begin(ARRIVAL).end(summary);
    }

    private double count(String name, String state, String status) {
        return registry.get(name)
                .tags("state", state, "status", status)
                .counter()
                .count();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}
