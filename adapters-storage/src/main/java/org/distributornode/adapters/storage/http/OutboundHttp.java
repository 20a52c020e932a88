package org.distributornode.adapters.storage.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.distributornode.application.port.origin.OriginFailure;

/// Asks other nodes over HTTP/1.1 and waits; meant for virtual threads, usable by many at once. Bodies are pulled, so
/// that whoever takes slowly is sent slowly, and leaving a body half-way cuts the connection.
///
/// The JDK's client, since it can be told to cut: Micronaut's goes on receiving what nobody wants any more.
public final class OutboundHttp implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final OutboundSettings settings;
    private final HostSlots slots;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient reusing;
    private final HttpClient renewing;

    public OutboundHttp(OutboundSettings settings) {
        this.settings = settings;
        this.slots = new HostSlots(settings.connectionsPerHost());
        this.reusing = client();
        this.renewing = client();
    }

    /// Sends `request` and waits for the head of the answer, whatever its status. The caller closes the answer.
    ///
    /// @throws OriginFailure if there is none: FORBIDDEN, UNREACHABLE, TIMED_OUT, REFUSED if it is no HTTP,
    ///     or CUT_SHORT if the thread is interrupted
    public OutboundAnswer send(OutboundRequest request) {
        return send(request, settings.wholeAnswer());
    }

    /// The same, but the whole answer must be there within `patience`.
    public OutboundAnswer send(OutboundRequest request, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        OutboundRequest current = request;
        for (int hops = 0; ; hops++) {
            OutboundAnswer answer = exchange(current, end);
            Optional<URI> elsewhere = hops < MOST_REDIRECTS ? redirect(current, answer) : Optional.empty();
            if (elsewhere.isEmpty()) {
                return answer;
            }
            answer.close();
            current = current.at(elsewhere.get());
        }
    }

    /// Cuts all connections; those who wait are told.
    @Override
    public void close() {
        reusing.shutdownNow();
        renewing.shutdownNow();
        threads.shutdownNow();
    }

    private HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .proxy(settings.proxies())
                .executor(threads);
        settings.proxies().credentials().ifPresent(users -> {
            allowPasswordsForTunnels();
            builder.authenticator(users);
        });
        return builder.build();
    }

    /// The JDK sends no Basic credentials to a proxy for https unless it is told so before its first client is made.
    private static void allowPasswordsForTunnels() {
        String property = "jdk.http.auth.tunneling.disabledSchemes";
        if (System.getProperty(property) == null) {
            System.setProperty(property, "");
        }
    }

    private OutboundAnswer exchange(OutboundRequest request, long end) {
        URI target = request.target();
        if (settings.proxies().covers(target)) {
            request.policy().checkLiteral(target);
        } else {
            request.policy().check(target);
        }
        HostSlots.Slot slot = slots.take(Targets.hostAndPort(target), settings.timeout());
        boolean answered = false;
        try {
            HttpResponse<QueuedBody> response = await(target, start(request), end);
            answered = true;
            return new OutboundAnswer(response, slot, settings.timeout().toNanos(), end);
        } finally {
            if (!answered) {
                slot.release();
            }
        }
    }

    private CompletableFuture<HttpResponse<QueuedBody>> start(OutboundRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.target())
                .setHeader("User-Agent", settings.userAgent())
                .setHeader("Accept", "*/*")
                .setHeader("Accept-Encoding", "identity");
        request.headers().forEach(builder::setHeader);
        switch (request.method()) {
            case GET -> builder.GET();
            case HEAD -> builder.HEAD();
            case POST -> builder.POST(HttpRequest.BodyPublishers.ofString(request.json()));
        }
        String name = Targets.nameOf(request.target());
        HttpClient client = request.onNewConnection() ? renewing : reusing;
        return client.sendAsync(builder.build(), _ -> new QueuedBody(name));
    }

    private HttpResponse<QueuedBody> await(URI target, CompletableFuture<HttpResponse<QueuedBody>> answer, long end) {
        try {
            long patience = Math.min(settings.timeout().toNanos(), Math.max(0, end - System.nanoTime()));
            return answer.get(patience, TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            abandon(answer);
            throw Failures.timedOut(Targets.nameOf(target));
        } catch (InterruptedException e) {
            abandon(answer);
            throw Failures.interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw Failures.beforeAnswer(target, cause);
            }
            throw Failures.beforeAnswer(target, e);
        }
    }

    /// An answer that comes nevertheless is closed.
    private static void abandon(CompletableFuture<HttpResponse<QueuedBody>> answer) {
        var _ = answer.thenAccept(response -> response.body().close());
        answer.cancel(true);
    }

    private Optional<URI> redirect(OutboundRequest request, OutboundAnswer answer) {
        if (!settings.followsRedirects()
                || !REDIRECTS.contains(answer.status())
                || request.method() == OutboundRequest.Method.POST) {
            return Optional.empty();
        }
        return answer.header("location")
                .flatMap(OutboundHttp::parse)
                .map(request.target()::resolve)
                .filter(Targets::isHttp)
                .filter(to -> !(isSecure(request.target()) && !isSecure(to)));
    }

    private static boolean isSecure(URI target) {
        return "https".equalsIgnoreCase(target.getScheme());
    }

    private static Optional<URI> parse(String location) {
        try {
            return Optional.of(URI.create(location));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
