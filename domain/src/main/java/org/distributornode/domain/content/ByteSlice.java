package org.distributornode.domain.content;

/// A run of bytes within an object; it may be empty.
///
/// @param offset first byte, counted from 0
/// @param length number of bytes
public record ByteSlice(long offset, long length) {

    public ByteSlice {
        if (offset < 0 || length < 0 || offset + length < 0) {
            throw new IllegalArgumentException("no such slice: " + offset + "+" + length);
        }
    }

    /// The bytes from `start` up to, not including, `end`.
    public static ByteSlice between(long start, long end) {
        return new ByteSlice(start, end - start);
    }

    /// The position behind the last byte.
    public long end() {
        return offset + length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /// Whether every byte of `other` is a byte of this slice; an empty one has none, so it always is covered.
    public boolean covers(ByteSlice other) {
        return other.isEmpty() || (offset <= other.offset && other.end() <= end());
    }

    /// Whether a byte lies in both.
    public boolean overlaps(ByteSlice other) {
        return Math.max(offset, other.offset) < Math.min(end(), other.end());
    }
}
