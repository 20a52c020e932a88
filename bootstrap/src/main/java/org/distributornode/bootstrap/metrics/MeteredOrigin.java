package org.distributornode.bootstrap.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.source.Source;

/// Counts what is asked of sources and what comes from them. Hosts are named, and nothing else of their addresses.
public final class MeteredOrigin implements ObjectOrigin {

    static final String REFUSALS = "distributor.refusals";
    static final String REFUSED = "What was refused since a bound of this node was reached";
    static final String BOUND = "bound";

    private final ObjectOrigin origin;
    private final MeterRegistry registry;
    private final Counter noConnection;
    private final Map<String, Meters> meters = new ConcurrentHashMap<>();

    public MeteredOrigin(ObjectOrigin origin, MeterRegistry registry) {
        this.origin = origin;
        this.registry = registry;
        this.noConnection = Counter.builder(REFUSALS)
                .description(REFUSED)
                .tag(BOUND, "connections")
                .register(registry);
    }

    @Override
    public Transfer fetch(Source source, DataObject object, ByteSlice slice) {
        Meters counted = meters.computeIfAbsent(String.valueOf(source.location().getHost()), this::meters);
        try {
            Transfer transfer = origin.fetch(source, object, slice);
            counted.answered().increment();
            return new Counted(transfer, counted);
        } catch (OriginFailure failure) {
            count(counted, failure, false);
            throw failure;
        }
    }

    /// @param closed whether the transfer was, by this node
    private void count(Meters counted, OriginFailure failure, boolean closed) {
        boolean cancelled = failure.kind() == OriginFailure.Kind.CUT_SHORT
                && (closed || Thread.currentThread().isInterrupted());
        if (cancelled) {
            counted.cancelled().increment();
        } else if (failure.kind() == OriginFailure.Kind.BUSY) {
            counted.busy().increment();
            noConnection.increment();
        } else {
            counted.failed().increment();
        }
    }

    private Meters meters(String host) {
        return new Meters(
                requests(host, "answered"),
                requests(host, "failed"),
                requests(host, "busy"),
                requests(host, "cancelled"),
                Counter.builder("distributor.received")
                        .description("Bytes that came from sources")
                        .baseUnit("bytes")
                        .tag("source", host)
                        .register(registry));
    }

    private Counter requests(String host, String outcome) {
        return Counter.builder("distributor.source.requests")
                .description(
                        "Requests to sources: those that came to a body, that failed before or in it, that were not"
                                + " made for want of a connection, that this node ended")
                .tags("source", host, "outcome", outcome)
                .register(registry);
    }

    private record Meters(Counter answered, Counter failed, Counter busy, Counter cancelled, Counter bytes) {}

    private final class Counted implements Transfer {

        private final Transfer transfer;
        private final Meters meters;
        private volatile boolean closed;

        Counted(Transfer transfer, Meters meters) {
            this.transfer = transfer;
            this.meters = meters;
        }

        @Override
        public ByteSlice slice() {
            return transfer.slice();
        }

        @Override
        public Optional<MediaType> mediaType() {
            return transfer.mediaType();
        }

        @Override
        public Optional<ByteBuffer> next() {
            try {
                Optional<ByteBuffer> bytes = transfer.next();
                bytes.ifPresent(buffer -> meters.bytes().increment(buffer.remaining()));
                return bytes;
            } catch (OriginFailure failure) {
                count(meters, failure, closed);
                throw failure;
            }
        }

        @Override
        public void close() {
            closed = true;
            transfer.close();
        }
    }
}
