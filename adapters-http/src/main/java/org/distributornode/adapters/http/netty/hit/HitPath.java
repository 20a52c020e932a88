package org.distributornode.adapters.http.netty.hit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.util.concurrent.FastThreadLocal;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.distributornode.adapters.http.wire.RequestAdmission;
import org.distributornode.adapters.http.wire.RequestObserver;
import org.distributornode.application.usecase.asset.ResumeHit;
import org.distributornode.application.usecase.asset.ServeHit;

/// Answers plain requests for held objects before the framework sees them. Everything else, and whatever
/// needs a second thought, goes on untouched.
public final class HitPath {

    private final Assets assets;
    private final RequestObserver observer;
    private final RequestAdmission admission;
    private final Executor threads;
    private final FastThreadLocal<Scratch> scratch;

    /// @param resume for the rest of an answer whose file fails
    public record Assets(ServeHit hits, HotObjects hot, ResumeHit resume) {}

    /// Who sees and admits requests, on every path.
    public record Hooks(RequestObserver observer, RequestAdmission admission) {}

    /// @param threads do what waits for the disk
    public HitPath(Assets assets, Hooks hooks, Executor threads, InstantSource clock) {
        this.assets = assets;
        this.observer = hooks.observer();
        this.admission = hooks.admission();
        this.threads = threads;
        this.scratch = new FastThreadLocal<>() {
            @Override
            protected Scratch initialValue() {
                return new Scratch(clock);
            }
        };
    }

    /// How a connection stands to the listener.
    ///
    /// @param attention hears of every answer
    /// @param closing whether the listener takes no more requests
    /// @param coming what is not held yet
    public record Surroundings(Attention attention, BooleanSupplier closing, Coming coming) {}

    /// Puts the path around the HTTP/1.1 codec of that name.
    public void install(Channel channel, String codec, Surroundings surroundings) {
        ChannelPipeline pipeline = channel.pipeline();
        HitHandler handler = new HitHandler(this, surroundings);
        pipeline.addBefore(codec, "hits", handler);
        pipeline.addAfter(codec, "hits-after-codec", new RouteAnswers(handler, threads, surroundings.closing()));
    }

    /// Puts the path on a stream of HTTP/2, behind the handler of that name.
    ///
    /// @param inner name of the handler behind that one
    /// @param closing whether the listener takes no more requests
    public void installOnStream(Channel stream, String outer, String inner, BooleanSupplier closing) {
        Surroundings surroundings = new Surroundings(_ -> {}, closing, Coming.NONE);
        stream.pipeline().addAfter(outer, "hits", new StreamHits(this, surroundings, inner));
    }

    Assets assets() {
        return assets;
    }

    RequestObserver observer() {
        return observer;
    }

    RequestAdmission admission() {
        return admission;
    }

    Executor threads() {
        return threads;
    }

    /// Of the calling event loop.
    Scratch scratch() {
        return scratch.get();
    }
}
