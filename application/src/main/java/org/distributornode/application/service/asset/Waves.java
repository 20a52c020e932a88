package org.distributornode.application.service.asset;

import java.util.Optional;
import org.distributornode.domain.content.ByteSlice;

/// Gathers what has come until it is worth waking a crowd for. A few readers are told of each packet; to tell hundreds
/// of each would cost more than to send them the bytes, on both ends.
///
/// A crowd's bytes wait for no more than [#LONGEST_NANOS], as far as somebody calls. Towards the end of the object,
/// which of 10 MB is from the beginning on, a crowd is told of a part of what is missing at a time, lest much be left
/// to
/// send when the last byte has come.
///
/// Not safe for use by several threads.
final class Waves {

    /// So few readers are told at once.
    static final int FEW = 8;

    static final long BYTES_FOR_EACH = 8192;
    static final long MOST_BYTES = 2 << 20;
    static final long LEAST_BYTES = 32 << 10;
    static final long LEAST_FOR_EACH = 160;
    static final int PARTS = 16;
    static final long LONGEST_NANOS = 45_000_000;

    private long from = Long.MAX_VALUE;
    private long to;
    private long bytes;
    private long since;

    /// The first bytes are told of at once.
    ///
    /// @param now nanoseconds of [System#nanoTime()]
    Waves(long now) {
        since = now - LONGEST_NANOS;
    }

    /// Bytes have come.
    ///
    /// @param readers how many read
    /// @param missing how many bytes of the object are still to come; the last ones are told of at once
    /// @param now nanoseconds of [System#nanoTime()]
    /// @return where to look now for those who wait; empty while that is put off
    Optional<ByteSlice> arrived(ByteSlice slice, int readers, long missing, long now) {
        from = Math.min(from, slice.offset());
        to = Math.max(to, slice.end());
        bytes += slice.length();
        long much = Math.min(MOST_BYTES, readers * BYTES_FOR_EACH);
        long least = Math.max(LEAST_BYTES, readers * LEAST_FOR_EACH);
        long thisTime = Math.min(much, Math.max(missing / PARTS, least));
        boolean enough = missing == 0 || readers <= FEW || bytes >= thisTime;
        return enough ? flush(now) : late(now);
    }

    /// What has been put off for long enough, if anything.
    Optional<ByteSlice> late(long now) {
        return now - since >= LONGEST_NANOS ? flush(now) : Optional.empty();
    }

    private Optional<ByteSlice> flush(long now) {
        since = now;
        Optional<ByteSlice> gathered = from < to ? Optional.of(ByteSlice.between(from, to)) : Optional.empty();
        from = Long.MAX_VALUE;
        to = 0;
        bytes = 0;
        return gathered;
    }
}
