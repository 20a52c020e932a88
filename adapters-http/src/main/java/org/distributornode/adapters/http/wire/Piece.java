package org.distributornode.adapters.http.wire;

import org.distributornode.domain.content.ByteSlice;

/// One stretch of an answer's body.
public sealed interface Piece {

    /// Bytes it takes.
    long length();

    /// Framing, ASCII.
    record Text(String ascii) implements Piece {
        @Override
        public long length() {
            return ascii.length();
        }
    }

    /// Bytes of the object.
    record OfObject(ByteSlice slice) implements Piece {
        @Override
        public long length() {
            return slice.length();
        }
    }
}
