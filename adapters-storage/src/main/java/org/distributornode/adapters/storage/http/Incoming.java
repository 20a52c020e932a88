package org.distributornode.adapters.storage.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// What comes over a connection: heads byte by byte through a buffer, bodies in pieces that go past it. Used by one
/// thread at a time.
final class Incoming extends BufferedInputStream {

    private static final int BUFFER = 8 * 1024;

    private final ReadableByteChannel pieces;

    /// @param heads read ahead of who takes them
    /// @param pieces of the same connection
    Incoming(InputStream heads, ReadableByteChannel pieces) {
        super(heads, BUFFER);
        this.pieces = pieces;
    }

    /// Takes what is there, and waits for it if there is nothing.
    ///
    /// @param into has room for a byte
    /// @return how many bytes, at least one; -1 at the end
    int read(ByteBuffer into) throws IOException {
        int ahead = Math.min(count - pos, into.remaining());
        if (ahead == 0) {
            return pieces.read(into);
        }
        into.put(buf, pos, ahead);
        pos += ahead;
        return ahead;
    }
}
