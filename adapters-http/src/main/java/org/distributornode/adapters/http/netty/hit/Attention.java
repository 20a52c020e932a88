package org.distributornode.adapters.http.netty.hit;

import io.netty.channel.ChannelFuture;

/// Who has to know that a connection is answering, since nothing of it passes by there.
@FunctionalInterface
public interface Attention {

    /// An answer is on its way. Called on the connection's event loop.
    ///
    /// @param end when it has left
    void answering(ChannelFuture end);
}
