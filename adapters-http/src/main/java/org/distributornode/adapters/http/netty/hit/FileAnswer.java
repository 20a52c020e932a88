package org.distributornode.adapters.http.netty.hit;

import java.util.List;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.adapters.http.wire.Piece;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;

/// The body of a route's answer, to be sent from a file.
///
/// @param pieces what it consists of, in order
/// @param file with a share that whoever sends it gives back
/// @param bytes what the file does not give; closed by whoever sends it
/// @param course hears how it goes
public record FileAnswer(List<Piece> pieces, OpenObject file, AnswerBytes bytes, Course course) {

    /// Who wants to know how it goes; called on the connection's event loop.
    public interface Course {

        void firstByte();

        /// Called once; what it was sent from is let go of soon.
        ///
        /// @param sent bytes of the body
        void over(Ending ending, long sent);
    }

    /// Bytes of the body.
    long length() {
        return pieces.stream().mapToLong(Piece::length).sum();
    }

    /// Lets go of it unsent.
    void drop() {
        file.release();
        bytes.close();
        course.over(Ending.LEFT, 0);
    }
}
