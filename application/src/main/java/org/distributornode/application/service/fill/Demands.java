package org.distributornode.application.service.fill;

import java.util.List;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;

/// Who wants which bytes of an object on its way in, and is told when something has changed.
///
/// No method may be called while a lock is held that a reader needs.
public interface Demands {

    /// What clients wait for now and is not in `present`, those who wait longest first.
    List<Demand> waiting(Segments present);

    /// What all clients, waiting or not, have still to be sent.
    List<Demand> open();

    /// Whether nobody wants it any more and others need its turn.
    boolean isGivenUp();

    /// Bytes of `slice` have come.
    void arrived(ByteSlice slice);

    /// Time has passed: what was put off is due, maybe. Called all the time while bytes may come.
    ///
    /// @param now nanoseconds of [System#nanoTime()]
    void passed(long now);

    /// What may leave has changed beyond single bytes: the media type is known, or the bytes are proven, or they are
    /// not the object's.
    void changed();
}
