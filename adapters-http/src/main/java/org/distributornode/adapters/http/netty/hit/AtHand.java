package org.distributornode.adapters.http.netty.hit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.IllegalReferenceCountException;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.application.bytes.ObjectBytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bytes of an object at hand: in memory, or its file open. Safe for use by any thread.
public final class AtHand implements HotRing.Member {

    private final @Nullable ByteBuf body;
    private final @Nullable OpenObject file;
    private boolean asked;

    private AtHand(@Nullable ByteBuf body, @Nullable OpenObject file) {
        this.body = body;
        this.file = file;
    }

    /// @param file with a share for this
    public static AtHand open(OpenObject file) {
        return new AtHand(null, file);
    }

    /// Where bodies are kept.
    public static final class Memory {

        private static final Logger LOG = LoggerFactory.getLogger(Memory.class);
        private static final long LEAST = 16;
        private static final int STEPS_BELOW = 3;

        private final PooledByteBufAllocator allocator = new PooledByteBufAllocator(true, 0, 1, 8192, 7, 0, 0, false);

        /// How much of it is taken from the system, in bytes.
        long taken() {
            return allocator.metric().usedDirectMemory();
        }

        /// How much of it a body takes: it comes in four sizes for each power of two.
        static long takenBy(long bodyBytes) {
            if (bodyBytes == 0) {
                return 0;
            }
            int power = Long.SIZE - Long.numberOfLeadingZeros(bodyBytes - 1);
            long step = Math.max(LEAST, 1L << Math.max(0, power - STEPS_BELOW));
            return (bodyBytes + step - 1) / step * step;
        }

        /// All bytes of an object; empty if the medium has not as many, or there is no memory for them. Waits for the
        /// disk.
        public Optional<AtHand> read(ObjectBytes bytes) {
            int size = Math.toIntExact(bytes.size());
            ByteBuf body = take(size);
            if (body == null) {
                return Optional.empty();
            }
            boolean whole = false;
            try {
                ByteBuffer into = body.nioBuffer(0, size);
                int count = 1;
                while (into.hasRemaining() && count > 0) {
                    count = bytes.read(into.position(), into);
                }
                whole = !into.hasRemaining();
                body.writerIndex(size);
                return whole ? Optional.of(new AtHand(body, null)) : Optional.empty();
            } finally {
                if (!whole) {
                    body.release();
                }
            }
        }

        private @Nullable ByteBuf take(int size) {
            try {
                return allocator.directBuffer(size, size);
            } catch (OutOfMemoryError refused) {
                LOG.warn("no memory for a body: bytes={} why={}", size, refused.getMessage());
                return null;
            }
        }
    }

    /// The bytes with a reference for the caller; null if they are not in memory, or not any more.
    public @Nullable ByteBuf takeBody() {
        try {
            return body == null ? null : body.retainedDuplicate();
        } catch (IllegalReferenceCountException _) {
            return null;
        }
    }

    /// The file with a share for the caller; null if it is not open, or not any more.
    public @Nullable OpenObject takeFile() {
        return file != null && file.share() ? file : null;
    }

    public boolean isInMemory() {
        return body != null;
    }

    /// Somebody asked for it. Races are harmless: it is about keeping what is asked for often.
    public void noteAsked() {
        if (!asked) {
            asked = true;
        }
    }

    @Override
    public boolean wasAsked() {
        boolean was = asked;
        asked = false;
        return was;
    }

    /// Gives up what it has; answers under way keep theirs.
    public void release() {
        ReferenceCountUtil.release(body);
        if (file != null) {
            file.release();
        }
    }
}
