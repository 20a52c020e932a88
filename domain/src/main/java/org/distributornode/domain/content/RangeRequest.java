package org.distributornode.domain.content;

import java.util.Optional;

/// One part of an object as a client asks for it, before the object's size is known
/// (RFC 9110, section 14.1.2).
public sealed interface RangeRequest {

    /// From byte `first` to the end.
    record From(long first) implements RangeRequest {
        public From {
            requireNotNegative(first);
        }
    }

    /// From byte `first` to byte `last`, both included.
    record Between(long first, long last) implements RangeRequest {
        public Between {
            requireNotNegative(first);
            if (last < first) {
                throw new IllegalArgumentException("reversed range: " + first + "-" + last);
            }
        }
    }

    /// The last `count` bytes.
    record Last(long count) implements RangeRequest {
        public Last {
            requireNotNegative(count);
        }
    }

    /// Pins the request to an object of `size` bytes; empty when not one byte asked for exists.
    default Optional<ByteSlice> resolve(long size) {
        return switch (this) {
            case From(var first) -> slice(first, size, size);
            case Between(var first, var last) -> slice(first, last >= size ? size : last + 1, size);
            case Last(var count) -> slice(Math.max(0, size - count), size, size);
        };
    }

    private static Optional<ByteSlice> slice(long start, long end, long size) {
        return start >= size || end <= start ? Optional.empty() : Optional.of(ByteSlice.between(start, end));
    }

    private static void requireNotNegative(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("negative position: " + value);
        }
    }
}
