package org.distributornode.adapters.http.netty.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.netty.exchange.Answer.OfObject;
import org.distributornode.adapters.http.testserver.AistoreServer;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that come in while they are sent.
class ComingBodyTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 60_000, 256 * 1024, 300_000})
    void keepTheLastByteUntilTheOthersHaveLeft(int length) {
        try (AistoreServer server = AistoreServer.start(List.of(new LyingRow(length)));
                RawClient client = RawClient.connect(server.port())) {
            client.send(RawClient.request("GET", "/v1/objects/o"));

            assertThat(client.read(false).body()).isEqualTo(Contents.text(0, length - 1));
            assertThat(client.isEnded()).isTrue();
        }
    }

    private record LyingRow(int length) implements Resource {

        @Override
        public String name() {
            return "objects";
        }

        @Override
        public Set<String> verbs() {
            return Set.of("GET");
        }

        @Override
        public Answer answer(Call call) {
            return Answer.of(200).with(new OfObject(new Lying(length), new ByteSlice(0, length)));
        }
    }

    /// Found to be wrong once all but the last byte has been read.
    private record Lying(int length) implements AssetBytes {

        @Override
        public long size() {
            return length;
        }

        @Override
        public long readable(long position) {
            if (position == length - 1) {
                throw new BytesLost(BytesLost.Cause.NO_SOURCE, Duration.ZERO);
            }
            return length - position;
        }

        @Override
        public boolean isUnproven() {
            return true;
        }

        @Override
        public int read(long position, ByteBuffer into) {
            int count = (int) Math.min(into.remaining(), length - position);
            into.put(Contents.of(length), (int) position, count);
            return count;
        }

        @Override
        public long arrived() {
            return length;
        }

        @Override
        public void whenReadable(long position, Runnable action) {
            action.run();
        }

        @Override
        public Optional<MediaType> mediaType() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
