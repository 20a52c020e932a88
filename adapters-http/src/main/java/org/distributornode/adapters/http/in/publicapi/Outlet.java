package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.core.io.buffer.ReadBuffer;
import java.util.function.Consumer;
import org.distributornode.adapters.http.netty.ClientConnection;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;

/// Where a body leaves to. Whatever reaches the subscriber does so on the connection's thread, where also the
/// cancellation comes from, so that nothing follows it.
final class Outlet {

    private final ClientConnection connection;
    private volatile boolean cancelled;
    private volatile @Nullable Subscriber<? super ReadBuffer> subscriber;

    Outlet(ClientConnection connection) {
        this.connection = connection;
    }

    void open(Subscriber<? super ReadBuffer> to) {
        subscriber = to;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /// Takes over the chunk.
    void send(ReadBuffer chunk) {
        signal(to -> to.onNext(chunk), chunk::close);
    }

    void complete() {
        signal(Subscriber::onComplete, () -> {});
    }

    /// Closes the connection, so that nobody takes what was sent for the whole.
    void cut() {
        connection.loop().execute(connection::cut);
    }

    private void signal(Consumer<Subscriber<? super ReadBuffer>> signal, Runnable otherwise) {
        connection.loop().execute(() -> {
            Subscriber<? super ReadBuffer> to = subscriber;
            if (cancelled || to == null) {
                otherwise.run();
            } else {
                signal.accept(to);
            }
        });
    }
}
