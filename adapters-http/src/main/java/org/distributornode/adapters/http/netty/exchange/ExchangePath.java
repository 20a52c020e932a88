package org.distributornode.adapters.http.netty.exchange;

import io.netty.channel.Channel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/// Answers all requests of a listener in the framework's stead: for an API whose requests the framework does not take
/// (bodies of GET, paths as they were sent, bodies of any size).
public final class ExchangePath {

    private final Answering answering;
    private final Executor threads;
    private final Duration patience;
    private final DateField date;

    /// @param threads one for each request; they wait for disks and clients
    /// @param patience how long a client may leave a body that it has begun to send, or read nothing
    public ExchangePath(Answering answering, Executor threads, Duration patience, InstantSource clock) {
        this.answering = answering;
        this.threads = threads;
        this.patience = patience;
        this.date = new DateField(clock);
    }

    /// @param closing whether the listener takes no more requests
    public void install(Channel channel, String after, BooleanSupplier closing) {
        channel.pipeline().addAfter(after, "exchanges", new ExchangeHandler(this, closing));
    }

    Answering answering() {
        return answering;
    }

    Executor threads() {
        return threads;
    }

    Duration patience() {
        return patience;
    }

    DateField date() {
        return date;
    }
}
