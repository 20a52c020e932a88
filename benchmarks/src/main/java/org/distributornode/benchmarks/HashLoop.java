package org.distributornode.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.distributornode.domain.content.ContentHasher;

/// Hashes a file once for each line that it is sent, and answers with the seconds of CPU that it took.
public final class HashLoop {

    private static final int PIECE_BYTES = 128 * 1024;

    private HashLoop() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
        while (System.in.read() >= 0) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            hash(file, piece);
            System.out.println((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9);
        }
    }

    private static void hash(Path file, ByteBuffer piece) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ContentHasher hasher = new ContentHasher(channel.size());
            while (channel.read(piece.clear()) >= 0) {
                hasher.update(piece.flip());
            }
            hasher.finish();
        }
    }
}
