package org.distributornode.application.bytes;

import java.nio.ByteBuffer;

/// The bytes of one object, read at any position. Safe for use by any number of threads; who got them closes them.
public interface ObjectBytes extends AutoCloseable {

    /// Length of the whole object in bytes.
    long size();

    /// Reads into `into` from `position` on; blocks for the disk alone.
    ///
    /// @return how many bytes were read: at least one if one is present there and `into` has room, else 0
    /// @throws org.distributornode.application.port.PortFailure if they cannot be read
    int read(long position, ByteBuffer into);

    /// Lets go of the bytes; a second call does nothing.
    @Override
    void close();
}
