package org.distributornode.adapters.http.in.access;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.adapters.http.in.requestid.RequestId;
import org.distributornode.adapters.http.wire.Arrival;
import org.distributornode.adapters.http.wire.Protocol;
import org.distributornode.adapters.http.wire.RequestObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/// Writes a line for each request, or for some of them, once it is over. Query strings, tokens and bodies are not in
/// it.
public final class AccessLog implements RequestObserver {

    /// The logger that the lines go to.
    public static final String LOGGER = "org.distributornode.access";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final int NONE = 0;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int LONGEST_TEXT = 200;

    private final int every;
    private final AtomicLong seen = new AtomicLong();

    private AccessLog(int every) {
        this.every = every;
    }

    /// Writes nothing.
    public static AccessLog off() {
        return new AccessLog(NONE);
    }

    /// @param every of so many requests one is written, 1 for all of them; those that end in 5xx always are
    public static AccessLog oneOf(int every) {
        if (every < 1) {
            throw new IllegalArgumentException("one of " + every + " requests");
        }
        return new AccessLog(every);
    }

    @Override
    public Observation begin(Arrival arrival) {
        return every == NONE ? RequestObserver.NONE.begin(arrival) : new Pending(arrival, System.nanoTime());
    }

    /// A request that was not for an asset is over.
    public void other(Other request) {
        if (isWritten(request.status())) {
            LoggingEventBuilder line = line(request.client(), request.protocol(), request.method(), request.path())
                    .addKeyValue("status", request.status())
                    .addKeyValue("ms", Duration.ofNanos(request.nanos()).toMillis());
            write(line, request.requestId());
        }
    }

    /// @param path without the query string
    /// @param nanos how long it took
    public record Other(
            String client, Protocol protocol, String method, String path, int status, long nanos, String requestId) {}

    private boolean isWritten(int status) {
        return every != NONE && (seen.getAndIncrement() % every == 0 || status >= FIRST_SERVER_ERROR);
    }

    private static LoggingEventBuilder line(String client, Protocol protocol, String method, String path) {
        return LOG.atInfo()
                .addKeyValue("client", client)
                .addKeyValue("scheme", protocol.scheme())
                .addKeyValue("protocol", protocol.version())
                .addKeyValue("method", method)
                .addKeyValue("path", sane(path));
    }

    private static void write(LoggingEventBuilder line, String requestId) {
        try (MDC.MDCCloseable _ = MDC.putCloseable(RequestId.LOG_KEY, requestId)) {
            line.log("request");
        }
    }

    private static String sane(String text) {
        String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        return cut.replaceAll("[\\p{Cntrl}\"]", "?");
    }

    private final class Pending implements Observation {

        private final Arrival arrival;
        private final long begun;
        private volatile long firstByteAfter = -1;

        Pending(Arrival arrival, long begun) {
            this.arrival = arrival;
            this.begun = begun;
        }

        @Override
        public void firstByte() {
            firstByteAfter = System.nanoTime() - begun;
        }

        @Override
        public void end(Summary summary) {
            if (!isWritten(summary.status())) {
                return;
            }
            String method = arrival.head() ? "HEAD" : "GET";
            LoggingEventBuilder line = line(
                            arrival.client(), arrival.protocol(), method, "/api/v1/assets/" + arrival.id())
                    .addKeyValue("status", summary.status())
                    .addKeyValue("bytes", summary.bytes())
                    .addKeyValue("state", lower(summary.freshness()))
                    .addKeyValue("ending", lower(Optional.of(summary.ending())))
                    .addKeyValue(
                            "ms", Duration.ofNanos(System.nanoTime() - begun).toMillis());
            if (firstByteAfter >= 0) {
                line = line.addKeyValue(
                        "firstByteMs", Duration.ofNanos(firstByteAfter).toMillis());
            }
            write(withTexts(line), arrival.requestId());
        }

        private LoggingEventBuilder withTexts(LoggingEventBuilder line) {
            LoggingEventBuilder ranged = arrival.range()
                    .map(range -> line.addKeyValue("range", sane(range)))
                    .orElse(line);
            return arrival.agent()
                    .map(agent -> ranged.addKeyValue("agent", '"' + sane(agent) + '"'))
                    .orElse(ranged);
        }

        private static String lower(Optional<? extends Enum<?>> value) {
            return value.map(named -> named.name().toLowerCase(Locale.ROOT)).orElse("none");
        }
    }
}
