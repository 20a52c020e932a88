package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.bytes.ObjectFile;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.Segments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GatheringTest {

    @TempDir
    private Path folder;

    @Test
    void keepsTheFileOfALostFillAsLongAsItIsLent() throws IOException {
        FiledFill fill = new FiledFill(folder.resolve("fill"));
        Gathering gathering = new Gathering(fill, new Past(new Spare(0, 0), new Provenance()));
        FileChannel lent = gathering.lend().orElseThrow().channel();
        gathering.lend();

        gathering.lose();
        gathering.takeBack();
        assertThat(lent.isOpen()).isTrue();

        gathering.takeBack();
        assertThat(lent.isOpen()).isFalse();
        assertThat(gathering.lend()).isEmpty();
    }

    /// A fill with a file that is closed with its reader.
    private record FiledFill(Fill fill, FileChannel file) implements Fill {

        FiledFill(Path path) throws IOException {
            this(
                    new InMemoryCacheStore().fill(SampleObject.of(1, 100).object()),
                    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        }

        @Override
        public ObjectBytes read() {
            return new FiledBytes(fill.read(), file);
        }

        @Override
        public DataObject object() {
            return fill.object();
        }

        @Override
        public Segments present() {
            return fill.present();
        }

        @Override
        public Segments write(long position, ByteBuffer bytes) {
            return fill.write(position, bytes);
        }

        @Override
        public void replace(long position, ByteBuffer bytes) {
            fill.replace(position, bytes);
        }

        @Override
        public void drop(ByteSlice slice) {
            fill.drop(slice);
        }

        @Override
        public void force() {
            fill.force();
        }

        @Override
        public void commit(Proof proof, MediaType mediaType) {
            fill.commit(proof, mediaType);
        }

        @Override
        public void discard() {
            fill.discard();
        }

        @Override
        public void close() {
            fill.close();
        }
    }

    private record FiledBytes(ObjectBytes bytes, FileChannel channel) implements ObjectBytes {

        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public int read(long position, ByteBuffer into) {
            return bytes.read(position, into);
        }

        @Override
        public Optional<ObjectFile> file() {
            return Optional.of(new ObjectFile(channel, "fill"));
        }

        @Override
        public void close() {
            try (bytes) {
                channel.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
