package org.distributornode.adapters.http.netty.hit;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.adapters.http.wire.Piece;

/// The body of one answer, to be sent from an open file.
///
/// @param file with a share that whoever sends it gives back
/// @param bytes closed at the end
/// @param byTheSystem whether the connection can take stretches of files
public record FileBody(List<Piece> pieces, OpenObject file, AnswerBytes bytes, boolean byTheSystem) {

    /// @param loop whose turn it is behind what it has to do already
    void letGo(Executor loop) {
        try {
            loop.execute(this::letGo);
        } catch (RejectedExecutionException _) {
            letGo();
        }
    }

    private void letGo() {
        try {
            file.release();
        } finally {
            bytes.close();
        }
    }
}
