package org.distributornode.adapters.http.netty.hit;

import org.distributornode.domain.content.ByteSlice;

/// How much of a file is sent at once. Not safe for use by several threads.
final class Stretch {

    /// The longest, in bytes.
    static final int LONGEST = 2 << 20;

    /// The first one of what is long and begins with a page: it fits into a packet, and ends in the middle of a page.
    ///
    /// Linux hands 16 pages at a time from a file to a socket. From the beginning of a page on these are 64 KiB, a
    /// few bytes more than a packet takes, and often those few leave alone. From the middle of a page on, what is
    /// left over is nearly a packet.
    static final int FIRST = 62 * 1024;

    /// Of what is shorter one more call costs as much as it saves (ADR 14).
    static final int LONG = 256 * 1024;

    private static final int PAGE = 4096;

    private long from;
    private long end;

    /// How many bytes are sent next: what is left of the stretch before, if it did not leave whole, else a new one.
    ///
    /// @param rest what has not been sent of a slice of a file
    /// @param byTheSystem whether all of it will leave by sendfile(2)
    int next(ByteSlice rest, boolean byTheSystem) {
        if (rest.offset() < from || rest.offset() >= end) {
            from = rest.offset();
            end = from + length(rest, byTheSystem);
        }
        return (int) Math.min(end - rest.offset(), rest.length());
    }

    private static int length(ByteSlice rest, boolean byTheSystem) {
        boolean first = byTheSystem && rest.length() >= LONG && rest.offset() % PAGE == 0;
        return first ? FIRST : (int) Math.min(LONGEST, rest.length());
    }
}
