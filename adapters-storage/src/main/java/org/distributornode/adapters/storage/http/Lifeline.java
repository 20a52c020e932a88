package org.distributornode.adapters.storage.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// By which any thread ends a connection, also one that is only being made.
final class Lifeline {

    private @Nullable SocketChannel channel;
    private boolean ended;

    /// From now on this channel is what would be ended.
    ///
    /// @throws AsynchronousCloseException if it has been already
    synchronized void hold(SocketChannel newChannel) throws IOException {
        if (ended) {
            newChannel.close();
            throw new AsynchronousCloseException();
        }
        channel = newChannel;
    }

    /// Resets the connection: whatever is on its way is dropped on both sides, and who waits for it is told.
    void cut() {
        end(true);
    }

    /// Closes the connection in peace.
    void close() {
        end(false);
    }

    private synchronized void end(boolean reset) {
        ended = true;
        if (channel == null) {
            return;
        }
        try (SocketChannel ending = channel) {
            if (reset) {
                ending.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException _) {
            // it is closed, which is all that was wanted
        }
    }
}
