package org.distributornode.application.service.fill;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.application.service.source.SourceChoice;

/// What a leg needs of its fill. Called by the leg's thread.
interface LegWorks {

    SourceChoice sources();

    /// Waits until the leg's bytes are the most urgent ones, or its source would tire of it.
    ///
    /// @param sent how many it has brought since it had its turn last
    void awaitTurn(Leg leg, int sent) throws InterruptedException;

    /// No more bytes come.
    ///
    /// @param sent how many it has brought since it had its turn last
    void sent(Leg leg, int sent);

    /// A source has agreed to send the leg's bytes.
    void begun(Leg leg);

    /// Keeps bytes of the leg.
    Taken took(Leg leg, long position, ByteBuffer bytes);

    /// @param news how many of the bytes were missing before
    /// @param behind how many bytes behind them are there already
    record Taken(long news, long behind) {}

    /// @param why empty if it came to a good end, or was cancelled
    void ended(Leg leg, Optional<RuntimeException> why);
}
