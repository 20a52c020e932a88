package org.distributornode.application.bytes;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The bytes of one object, read at any position. Safe for use by any number of threads; who got them closes
/// them.
public interface ObjectBytes extends AutoCloseable {

    /// Length of the whole object in bytes.
    long size();

    /// Reads into `into` from `position` on; blocks for the disk alone.
    ///
    /// @return how many bytes were read: at least one if one is present there and `into` has room, else 0
    /// @throws org.distributornode.application.port.PortFailure if they cannot be read
    int read(long position, ByteBuffer into);

    /// The file that begins with these bytes, for whoever has the system send them without reading;
    /// empty if there is no such file. Whoever takes it neither closes nor moves it, and is through with it
    /// before closing the bytes. Where it cannot be sent, [#read] says why.
    default Optional<ObjectFile> file() {
        return Optional.empty();
    }

    /// Whether these bytes have been seen to be right, so that they may be sent out of [#file()]. Those that have not
    /// are to be read first, which sees to it: what was read is seen until it is doubted. Looks at memory alone.
    ///
    /// @param length at least 1; they end where the object does at the latest
    default boolean isSeen(long position, long length) {
        return true;
    }

    /// These bytes of [#file()] have left the system's memory: what comes in their place from the medium is to be
    /// seen again before it is sent. They can be read as before, and no others are doubted but those that are seen
    /// together with them. Those behind the end are ignored. Looks at memory alone.
    default void doubt(long position, long length) {
        // who looks at nothing has nothing to doubt
    }

    /// Lets go of the bytes; a second call does nothing.
    @Override
    void close();
}
