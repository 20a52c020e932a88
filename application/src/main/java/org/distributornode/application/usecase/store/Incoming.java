package org.distributornode.application.usecase.store;

import java.nio.ByteBuffer;

/// Content on its way in, and what becomes of it. For one thread at a time; blocks for the disk.
///
/// @param <R> how it ends
public interface Incoming<R> extends AutoCloseable {

    /// Takes all remaining bytes.
    ///
    /// @return false if there is no room for them; nothing more is taken, and [#finish()] tells so
    boolean write(ByteBuffer bytes);

    /// There is no more to come. Called once.
    R finish();

    /// Forgets all, unless it was finished; to be called in any case.
    @Override
    void close();
}
