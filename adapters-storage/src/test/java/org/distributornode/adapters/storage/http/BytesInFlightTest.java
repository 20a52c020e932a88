package org.distributornode.adapters.storage.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.storage.http.BytesInFlight.LARGE;
import static org.distributornode.adapters.storage.http.BytesInFlight.NONE;
import static org.distributornode.adapters.storage.http.BytesInFlight.SMALL;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.distributornode.adapters.storage.simulated.SimulatedContent;
import org.distributornode.adapters.storage.simulated.SimulatedStorageNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BytesInFlightTest {

    @Test
    void givesLargeBuffersBelowTheBoundAndSmallOnesAboveIt() {
        BytesInFlight inFlight = new BytesInFlight(2L * LARGE);

        ByteBuffer first = inFlight.grow(NONE);
        assertThat(first.capacity()).isEqualTo(LARGE);
        assertThat(inFlight.grow(NONE).capacity()).isEqualTo(LARGE);
        ByteBuffer small = inFlight.grow(NONE);
        assertThat(small.capacity()).isEqualTo(SMALL);
        assertThat(inFlight.grow(small)).isSameAs(small);
        inFlight.giveBack(first);

        ByteBuffer large = inFlight.grow(small);
        assertThat(large.capacity()).isEqualTo(LARGE);
        assertThat(inFlight.grow(large)).isSameAs(large);
        assertThat(inFlight.held()).isEqualTo(2L * LARGE);
    }

    @Test
    void givesBuffersAgainThatNobodyTouches() {
        BytesInFlight inFlight = new BytesInFlight(8L * LARGE);
        List<ByteBuffer> buffers =
                IntStream.range(0, 3).mapToObj(_ -> inFlight.grow(NONE)).toList();
        buffers.forEach(inFlight::giveBack);
        inFlight.spare(buffers.get(0));
        inFlight.spare(buffers.get(1));
        inFlight.spare(buffers.get(2));

        List<ByteBuffer> again =
                IntStream.range(0, 3).mapToObj(_ -> inFlight.grow(NONE)).toList();

        assertThat(again.get(0)).isSameAs(buffers.get(1));
        assertThat(again.get(1)).isSameAs(buffers.get(0));
        assertThat(again.get(2)).isNotSameAs(buffers.get(2)); // of what the bound allows a quarter is kept
    }

    @Test
    void makesDoWithSmallBuffersWhereThereIsNoMemoryForLargeOnes() {
        BytesInFlight inFlight = new BytesInFlight(8L * LARGE, _ -> {
            throw new OutOfMemoryError("none left");
        });

        ByteBuffer small = inFlight.grow(NONE);

        assertThat(small.capacity()).isEqualTo(SMALL);
        assertThat(inFlight.grow(small)).isSameAs(small);
        assertThat(inFlight.held()).isEqualTo(SMALL);
        inFlight.giveBack(small);
        assertThat(inFlight.held()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, SMALL, LARGE, 3L * LARGE - 1, 5L * LARGE})
    void passesTheBoundBySmallBuffersAlone(long most) {
        BytesInFlight inFlight = new BytesInFlight(most);
        Random random = new Random(most);
        ByteBuffer[] buffers = new ByteBuffer[7];
        Arrays.fill(buffers, NONE);
        for (int step = 0; step < 2_000; step++) {
            int one = random.nextInt(buffers.length);
            if (random.nextBoolean()) {
                buffers[one] = inFlight.grow(buffers[one]);
                assertThat(buffers[one].capacity()).isIn(SMALL, LARGE);
            } else {
                inFlight.giveBack(buffers[one]);
                buffers[one] = NONE;
            }

            assertThat(inFlight.held())
                    .isEqualTo(
                            Stream.of(buffers).mapToLong(ByteBuffer::capacity).sum())
                    .isLessThanOrEqualTo(most + buffers.length * (long) SMALL);
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
