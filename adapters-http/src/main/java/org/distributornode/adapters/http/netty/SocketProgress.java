package org.distributornode.adapters.http.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/// Watches whether the network takes what waits for it.
final class SocketProgress {

    private final Channel channel;
    private long lastPending;
    private long lastProgress;
    private int lastMessage;

    SocketProgress(Channel channel) {
        this.channel = channel;
    }

    /// Whether something waits and nothing of it was taken since the look before. As much may have been taken of one
    /// message then and of another now.
    boolean isStalled() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        if (buffer == null) {
            return false;
        }
        long pending = buffer.totalPendingWriteBytes();
        long progress = buffer.currentProgress();
        int message = System.identityHashCode(buffer.current());
        boolean stalled =
                !buffer.isEmpty() && pending == lastPending && progress == lastProgress && message == lastMessage;
        lastPending = pending;
        lastProgress = progress;
        lastMessage = message;
        return stalled;
    }
}
