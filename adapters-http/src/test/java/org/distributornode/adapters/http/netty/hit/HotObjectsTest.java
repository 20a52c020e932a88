package org.distributornode.adapters.http.netty.hit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.distributornode.adapters.http.testserver.ScriptedResidency;
import org.distributornode.adapters.http.wire.MediaTypePolicy;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.usecase.asset.ServeHit;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.Test;

class HotObjectsTest {

    private static final int BUDGET = 8 * 1024;

    /// Holds an object under every id.
    private record AnyHits(LongUnaryOperator sizes) implements ServeHit {

        @Override
        public boolean admit(DataObjectId id) {
            return true;
        }

        @Override
        public boolean isServed(DataObjectId id) {
            return true;
        }

        @Override
        public boolean isForbidden(DataObjectId id) {
            return false;
        }

        @Override
        public Optional<Opened> open(DataObjectId id) {
            long size = sizes.applyAsLong(id.bits());
            DataObject object = new DataObject(id, size, new ContentHash(1, 2, 3, 4), Optional.empty());
            return Optional.of(new Opened(object, new MediaType("text/plain"), new Zeros(size)));
        }

        @Override
        public void onChange(Consumer<DataObjectId> forget) {}
    }

    private record Zeros(long size) implements ObjectBytes {

        @Override
        public int read(long position, ByteBuffer into) {
            int count = (int) Math.min(into.remaining(), size - position);
            into.put(new byte[count]);
            return count;
        }

        @Override
        public void close() {}
    }

    private static HotObjects hot(LongUnaryOperator sizes, long budget) {
        return new HotObjects(
                new AnyHits(sizes),
                new MediaTypePolicy(Set.of()),
                new HotObjects.Limits(budget, 1),
                new HotObjects.Files(Runnable::run, _ -> new ScriptedResidency()));
    }

    @Test
    void weighsTheMemoryThatABodyTakes() {
        ByteBufAllocator memory = new PooledByteBufAllocator(true, 0, 1, 8192, 7, 0, 0, false);
        for (int size = 1; size <= HotObjects.LARGEST_BODY; size += size < 1100 ? 1 : 97) {
            ByteBuf body = memory.directBuffer(size, Integer.MAX_VALUE);
            assertThat(AtHand.Memory.takenBy(size)).as("%s bytes", size).isEqualTo(body.maxFastWritableBytes());
            body.release();
        }
    }

    @Test
    void takesAQuarterMoreMemoryThanItMayWhateverComesAndGoes() {
        long budget = 16 << 20;
        Random seeded = new Random(7);
        HotObjects hot = hot(id -> 1 + new Random(id).nextLong(HotObjects.LARGEST_BODY), budget);

        long most = 0;
        for (int i = 0; i < 20_000; i++) {
            DataObjectId id = new DataObjectId((long) (1500 * Math.abs(seeded.nextGaussian())));
            hot.find(id);
            hot.find(id);
            most = Math.max(most, hot.memory());
        }

        assertThat(hot.bodyBytes()).isBetween(budget * 9 / 10, budget);
        assertThat(most).isLessThanOrEqualTo(budget + budget / 4);
    }

    @Test
    void keepsNoMoreTinyObjectsThanTheirBudgetAllows() {
        HotObjects hot = hot(_ -> 0, BUDGET);

        for (long id = 0; id < 100; id++) {
            hot.find(new DataObjectId(id));
            hot.find(new DataObjectId(id));
        }

        assertThat(hot.bodyBytes()).isPositive().isLessThanOrEqualTo(BUDGET);
        assertThat(LongStream.range(0, 100)
                        .mapToObj(id -> hot.find(new DataObjectId(99 - id)))
                        .filter(Objects::nonNull))
                .hasSize((int) (BUDGET / HotObjects.weight(0)));
    }
}
