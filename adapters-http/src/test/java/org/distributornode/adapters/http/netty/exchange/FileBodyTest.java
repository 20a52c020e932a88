package org.distributornode.adapters.http.netty.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.adapters.http.hit.PassingResidency;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.netty.exchange.Answer.OfFile;
import org.distributornode.adapters.http.netty.exchange.Answer.OfObject;
import org.distributornode.adapters.http.testserver.AistoreServer;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.bytes.ObjectFile;
import org.distributornode.domain.content.ByteSlice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that are files, which the system sends; they are closed as soon as they have left.
class FileBodyTest {

    @TempDir
    private Path folder;

    private final AtomicInteger open = new AtomicInteger();
    private AistoreServer server;
    private Path file;

    @BeforeEach
    void start() {
        file = folder.resolve("object");
        server = AistoreServer.start(List.of(new FileRow()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 65_537, 100_000, 1 << 20, (1 << 20) + 1, 5_000_000})
    void leaveWholeAndAreClosed(int length) throws IOException {
        Files.write(file, Contents.of(length));
        try (RawClient client = RawClient.connect(server.port())) {
            for (int round = 0; round < 5; round++) {
                assertThat(client.ask("GET", "/v1/objects/o").body()).isEqualTo(Contents.text(0, length));
                assertThat(client.ask("HEAD", "/v1/objects/o").header("Content-Length"))
                        .contains(Integer.toString(length));
            }
        }
        server.close();
        assertThat(open).hasValue(0);
    }

    @Test
    void areClosedWhenTheClientLeaves() throws IOException {
        Files.write(file, Contents.of(20_000_000));
        try (RawClient client = RawClient.connect(server.port(), 4096)) {
            client.send(RawClient.request("GET", "/v1/objects/o"));
            client.skip(100_000);
        }
        server.close();
        assertThat(open).hasValue(0);
    }

    /// On the event loop, from one open file.
    @ParameterizedTest
    @ValueSource(ints = {1, 65_537, 1 << 20, 5_000_000})
    void areSentToManyFromOneFile(int length) throws IOException {
        Files.write(file, Contents.of(length));
        FileBytes bytes = new FileBytes();
        OpenObject shared = new OpenObject(
                bytes, bytes.channel, new PassingResidency(bytes.channel, System::nanoTime), Runnable::run);
        try (AistoreServer fast = AistoreServer.start(List.of(new SharedRow(shared)));
                RawClient one = RawClient.connect(fast.port());
                RawClient other = RawClient.connect(fast.port())) {
            for (int round = 0; round < 3; round++) {
                assertThat(one.ask("GET", "/v1/objects/o").body()).isEqualTo(Contents.text(0, length));
                assertThat(other.ask("GET", "/v1/objects/o?part=1").body())
                        .isEqualTo(Contents.text(length / 2, length));
            }
            assertThat(open).hasValue(1);
        }
        shared.release();
        assertThat(open).hasValue(0);
    }

    private record SharedRow(OpenObject shared) implements Resource {

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
            throw new IllegalStateException("is answered at once");
        }

        @Override
        public Optional<Answer> atOnce(Call call) {
            assertThat(shared.share()).isTrue();
            long length = size();
            long from = call.query().has("part") ? length / 2 : 0;
            return Optional.of(
                    Answer.of(200).with(new OfFile(shared, new ByteSlice(from, length - from), "an object")));
        }

        private long size() {
            try {
                return shared.file().size();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private final class FileRow implements Resource {

        @Override
        public String name() {
            return "objects";
        }

        @Override
        public Set<String> verbs() {
            return Set.of("GET", "HEAD");
        }

        @Override
        public Answer answer(Call call) {
            FileBytes bytes = new FileBytes();
            return Answer.of(200).with(new OfObject(bytes, new ByteSlice(0, bytes.size())));
        }
    }

    private final class FileBytes implements ObjectBytes {

        private final FileChannel channel;

        FileBytes() {
            try {
                channel = FileChannel.open(file);
                open.incrementAndGet();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public long size() {
            try {
                return channel.size();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public int read(long position, ByteBuffer into) {
            try {
                return Math.max(0, channel.read(into, position));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public Optional<ObjectFile> file() {
            return Optional.of(new ObjectFile(channel, file.toString()));
        }

        @Override
        public void close() {
            try {
                channel.close();
                open.decrementAndGet();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
