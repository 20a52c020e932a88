package org.distributornode.adapters.http.netty.hit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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

    /// Holds an object of no bytes under every id.
    private static final class EmptyHits implements ServeHit {

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
            DataObject empty = new DataObject(id, 0, new ContentHash(1, 2, 3, 4), Optional.empty());
            return Optional.of(new Opened(empty, new MediaType("text/plain"), new NoBytes()));
        }

        @Override
        public void onChange(Consumer<DataObjectId> forget) {}
    }

    private record NoBytes() implements ObjectBytes {

        @Override
        public long size() {
            return 0;
        }

        @Override
        public int read(long position, ByteBuffer into) {
            return 0;
        }

        @Override
        public void close() {}
    }

    @Test
    void keepsNoMoreTinyObjectsThanTheirBudgetAllows() {
        HotObjects hot = new HotObjects(
                new EmptyHits(),
                new MediaTypePolicy(Set.of()),
                new HotObjects.Limits(BUDGET, 1),
                new HotObjects.Files(Runnable::run, _ -> new ScriptedResidency()));

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
