package org.distributornode.adapters.http.netty.hit;

import java.util.List;
import org.distributornode.adapters.http.wire.Piece;
import org.distributornode.domain.content.ByteSlice;
import org.jspecify.annotations.Nullable;

/// What has not been sent yet of the body of an answer. Not safe for use by several threads.
final class Remainder {

    private static final int NEAR = 256 * 1024;

    private final List<Piece> pieces;
    private final Stretch stretch = new Stretch();
    private int reached;
    private long within;
    private long ofObject;
    private long sent;

    Remainder(List<Piece> pieces) {
        this.pieces = pieces;
        this.ofObject = Piece.ofObjects(pieces);
    }

    /// What is to be sent next, without what has been sent of it; null if nothing is.
    @Nullable
    Piece next() {
        while (reached < pieces.size() && within >= pieces.get(reached).length()) {
            within -= pieces.get(reached).length();
            reached++;
        }
        if (reached == pieces.size()) {
            return null;
        }
        Piece next = pieces.get(reached);
        return within > 0 && next instanceof Piece.OfObject(var slice)
                ? new Piece.OfObject(new ByteSlice(slice.offset() + within, slice.length() - within))
                : next;
    }

    /// How many bytes of what is next are sent at once.
    ///
    /// @param byTheSystem whether all of it will leave by sendfile(2)
    int stretch(ByteSlice next, boolean byTheSystem) {
        return stretch.next(next, byTheSystem);
    }

    /// How many bytes of what is next are brought into memory at once, though fewer be sent at once: less would take
    /// two turns of another thread.
    ///
    /// @param stretch how many are sent at once
    int near(int stretch) {
        long rest = pieces.get(reached).length() - within;
        return (int) Math.min(rest, Math.max(stretch, NEAR));
    }

    /// How many bytes of the object have not been taken to be sent.
    long ofObject() {
        return ofObject;
    }

    /// So many bytes of the object are on their way out.
    void take(int bytes) {
        ofObject -= bytes;
    }

    /// So many bytes have left.
    ///
    /// @param taken as many, or more of the object if not all that was on its way has left
    /// @return whether one more multiple of `step` bytes has left with them
    boolean sent(int bytes, int taken, int step) {
        long steps = sent / step;
        ofObject += taken - bytes;
        within += bytes;
        sent += bytes;
        return sent / step > steps;
    }

    /// How many bytes have left.
    long sent() {
        return sent;
    }
}
