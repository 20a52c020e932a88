package org.distributornode.adapters.storage.simulated;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongUnaryOperator;

/// The bytes of an object as a simulated storage node holds them. Read by many threads at once.
public interface SimulatedContent {

    /// How many bytes there are.
    long size();

    /// Fills `target` from `position` on, or as far as the content goes.
    void read(long position, ByteBuffer target) throws IOException;

    static SimulatedContent of(byte[] bytes) {
        byte[] kept = bytes.clone();
        return generated(kept.length, position -> kept[Math.toIntExact(position)]);
    }

    /// The file is read anew for each answer.
    static SimulatedContent of(Path file) {
        return new FileContent(file);
    }

    /// @param byteAt the byte at each position; only its low eight bits count
    static SimulatedContent generated(long size, LongUnaryOperator byteAt) {
        return new GeneratedContent(size, byteAt);
    }

    /// Bytes by formula.
    record GeneratedContent(long size, LongUnaryOperator byteAt) implements SimulatedContent {

        @Override
        public void read(long position, ByteBuffer target) {
            for (long at = position; at < size && target.hasRemaining(); at++) {
                target.put((byte) byteAt.applyAsLong(at));
            }
        }
    }

    /// Bytes of a file.
    record FileContent(Path file) implements SimulatedContent {

        @Override
        public long size() {
            return file.toFile().length();
        }

        @Override
        public void read(long position, ByteBuffer target) throws IOException {
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                channel.position(position);
                int read = 0;
                while (target.hasRemaining() && read >= 0) {
                    read = channel.read(target);
                }
            }
        }
    }
}
