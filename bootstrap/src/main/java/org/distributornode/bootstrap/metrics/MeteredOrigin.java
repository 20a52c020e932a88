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

    private final ObjectOrigin origin;
    private final MeterRegistry registry;
    private final Map<String, Meters> meters = new ConcurrentHashMap<>();

    public MeteredOrigin(ObjectOrigin origin, MeterRegistry registry) {
        this.origin = origin;
        this.registry = registry;
    }

    @Override
    public Transfer fetch(Source source, DataObject object, ByteSlice slice) {
        Meters counted = meters.computeIfAbsent(String.valueOf(source.location().getHost()), this::meters);
        try {
            Transfer transfer = origin.fetch(source, object, slice);
            counted.answered().increment();
            return new Counted(transfer, counted);
        } catch (OriginFailure failure) {
            counted.failed().increment();
            throw failure;
        }
    }

    private Meters meters(String host) {
        return new Meters(
                requests(host, "answered"),
                requests(host, "failed"),
                Counter.builder("distributor.received")
                        .description("Bytes that came from sources")
                        .baseUnit("bytes")
                        .tag("source", host)
                        .register(registry));
    }

    private Counter requests(String host, String outcome) {
        return Counter.builder("distributor.source.requests")
                .description("Requests to sources; failed are those that did not come to a body or broke off in it")
                .tags("source", host, "outcome", outcome)
                .register(registry);
    }

    private record Meters(Counter answered, Counter failed, Counter bytes) {}

    private record Counted(Transfer transfer, Meters meters) implements Transfer {

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
                meters.failed().increment();
                throw failure;
            }
        }

        @Override
        public void close() {
            transfer.close();
        }
    }
}
