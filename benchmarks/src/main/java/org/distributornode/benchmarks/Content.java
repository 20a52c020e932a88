package org.distributornode.benchmarks;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.distributornode.domain.content.ContentHasher;

/// What every object holds: one block of random bytes over and over. Any position is known without a file, objects
/// of one size share their hash, and no two chunk groups of an object are alike since the block's length is a
/// prime.
final class Content {

    /// The longest piece that [#at] gives.
    static final int LONGEST = 256 * 1024;

    private static final int PERIOD = 1_048_573;

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(PERIOD + LONGEST);
    private final Map<Long, String> hashes = new ConcurrentHashMap<>();

    Content() {
        byte[] block = new byte[PERIOD];
        new Random(20).nextBytes(block);
        bytes.put(block).put(block, 0, LONGEST).flip();
    }

    /// The bytes of any object at `position`; no more than [#LONGEST].
    ByteBuffer at(long position, int length) {
        return bytes.slice((int) (position % PERIOD), length);
    }

    /// Whether `piece` begins as any object does at `position`; looks at no more than 64 bytes, for a client has to be
    /// cheap.
    boolean matches(long position, ByteBuffer piece) {
        int looked = Math.min(64, piece.remaining());
        return at(position, looked).equals(piece.slice(piece.position(), looked));
    }

    /// The content hash of an object of that size, as a catalogue file spells it.
    String hash(long size) {
        return hashes.computeIfAbsent(size, this::compute);
    }

    private String compute(long size) {
        ContentHasher hasher = new ContentHasher(size);
        for (long position = 0; position < size; position += LONGEST) {
            hasher.update(at(position, (int) Math.min(LONGEST, size - position)));
        }
        return hasher.finish().root().toString();
    }
}
