package org.distributornode.adapters.http.wire;

import java.util.List;
import org.distributornode.domain.content.ByteSlice;

/// One stretch of an answer's body.
public sealed interface Piece {

    /// Bytes it takes.
    long length();

    /// How many of the bytes that these take are the object's.
    static long ofObjects(List<Piece> pieces) {
        long bytes = 0;
        for (Piece piece : pieces) { // for each hit, so no stream
            bytes += piece instanceof OfObject ? piece.length() : 0;
        }
        return bytes;
    }

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
