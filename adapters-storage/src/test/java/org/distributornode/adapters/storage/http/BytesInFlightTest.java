package org.distributornode.adapters.storage.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.storage.http.BytesInFlight.LARGE;
import static org.distributornode.adapters.storage.http.BytesInFlight.SMALL;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.distributornode.adapters.storage.simulated.SimulatedContent;
import org.distributornode.adapters.storage.simulated.SimulatedStorageNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BytesInFlightTest {

    @Test
    void givesLargeBuffersBelowTheBoundAndSmallOnesAboveIt() {
        BytesInFlight inFlight = new BytesInFlight(2L * LARGE);

        assertThat(inFlight.grow(0)).isEqualTo(LARGE);
        assertThat(inFlight.grow(0)).isEqualTo(LARGE);
        assertThat(inFlight.grow(0)).isEqualTo(SMALL);
        assertThat(inFlight.grow(SMALL)).isEqualTo(SMALL);
        inFlight.giveBack(LARGE);

        assertThat(inFlight.grow(SMALL)).isEqualTo(LARGE);
        assertThat(inFlight.grow(LARGE)).isEqualTo(LARGE);
        assertThat(inFlight.held()).isEqualTo(2L * LARGE);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, SMALL, LARGE, 3L * LARGE - 1, 5L * LARGE})
    void passesTheBoundBySmallBuffersAlone(long most) {
        BytesInFlight inFlight = new BytesInFlight(most);
        Random random = new Random(most);
        int[] sizes = new int[7];
        for (int step = 0; step < 2_000; step++) {
            int one = random.nextInt(sizes.length);
            if (random.nextBoolean()) {
                sizes[one] = inFlight.grow(sizes[one]);
                assertThat(sizes[one]).isIn(SMALL, LARGE);
            } else {
                inFlight.giveBack(sizes[one]);
                sizes[one] = 0;
            }

            assertThat(inFlight.held())
                    .isEqualTo(IntStream.of(sizes).asLongStream().sum())
                    .isLessThanOrEqualTo(most + sizes.length * (long) SMALL);
        }
    }

    @Test
    void holdsUpNobodyWhenOneTakesSlowly() {
        try (var node = SimulatedStorageNode.start();
                var http = new OutboundHttp(
                        Outbound.bounded(new OutboundSettings.Bounds(10, 10, LARGE, 0), Duration.ofMinutes(5)))) {
            node.hold("1", SimulatedContent.generated(1_000_000, position -> position));
            var request =
                    OutboundRequest.get(URI.create(node.endpoint() + "/api/v1/files/1"), AddressPolicy.anywhere());
            var slow = http.send(request);
            int first = slow.next().orElseThrow().remaining();
            List<OutboundAnswer> others = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                others.add(http.send(request));
            }

            for (OutboundAnswer other : others) {
                assertThat(other.next().orElseThrow().remaining()).isLessThanOrEqualTo(SMALL);
                assertThat(other.all(1_000_000)).hasSizeGreaterThanOrEqualTo(1_000_000 - SMALL);
                other.close();
            }
            assertThat(first).isPositive();
            slow.close();
            try (var alone = http.send(request)) {
                assertThat(alone.all(1_000_000)).hasSize(1_000_000);
            }
        }
    }
}
