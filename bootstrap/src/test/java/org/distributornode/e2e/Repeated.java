package org.distributornode.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.distributornode.adapters.storage.simulated.SimulatedContent;
import org.distributornode.domain.content.ContentHasher;

/// A large content that nobody holds as a whole: one block again and again.
public final class Repeated implements SimulatedContent {

    private static final int BLOCK = 1_000_003;

    private final byte[] block = Bytes.random(BLOCK, 7);
    private final long size;

    private Repeated(long size) {
        this.size = size;
    }

    public static Repeated of(long size) {
        return new Repeated(size);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long position, ByteBuffer target) {
        long at = position;
        while (target.hasRemaining() && at < size) {
            int offset = (int) (at % BLOCK);
            int count = (int) Math.min(Math.min(BLOCK - offset, target.remaining()), size - at);
            target.put(block, offset, count);
            at += count;
        }
    }

    /// Its content hash as the query node tells it.
    public String hash() {
        ContentHasher hasher = new ContentHasher(size);
        for (long at = 0; at < size; at += BLOCK) {
            hasher.update(ByteBuffer.wrap(block, 0, (int) Math.min(BLOCK, size - at)));
        }
        return hasher.finish().root().toString();
    }

    /// Whether the stream is this content from `position` on, and ends with it.
    public boolean isRestOf(InputStream stream, long position) throws IOException {
        byte[] expected = new byte[64 * 1024];
        for (long at = position; at < size; ) {
            int count = (int) Math.min(expected.length, size - at);
            read(at, ByteBuffer.wrap(expected, 0, count));
            byte[] found = stream.readNBytes(count);
            if (found.length != count || !Arrays.equals(found, 0, count, expected, 0, count)) {
                return false;
            }
            at += count;
        }
        return stream.read() < 0;
    }
}
