package org.distributornode.bootstrap.events;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.source.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down which sources send nothing, and why. What an operator can mend is a warning, once in a while for each
/// host: nobody would guess it from answers that say only that no source delivers.
public final class LoggedOrigin implements ObjectOrigin {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedOrigin.class);
    private static final Duration MUTED = Duration.ofMinutes(15);

    /// Strangers name hosts; beyond so many all are warned about anew.
    private static final int MOST_HOSTS = 1000;

    private final ObjectOrigin origin;
    private final InstantSource clock;
    private final Map<String, Instant> mutedUntil = new ConcurrentHashMap<>();

    public LoggedOrigin(ObjectOrigin origin, InstantSource clock) {
        this.origin = origin;
        this.clock = clock;
    }

    @Override
    public Transfer fetch(Source source, DataObject object, ByteSlice slice) {
        try {
            return origin.fetch(source, object, slice);
        } catch (OriginFailure failure) {
            switch (failure.kind()) {
                case FORBIDDEN -> warn(String.valueOf(source.location().getHost()), failure);
                case UNREACHABLE, TIMED_OUT, LACKS_OBJECT, REFUSED, OTHER_OBJECT, CUT_SHORT, BUSY ->
                    LOG.debug(
                            "source sends nothing object={} kind={} why={}",
                            object.id(),
                            failure.kind(),
                            failure.getMessage());
            }
            throw failure;
        }
    }

    private void warn(String host, OriginFailure failure) {
        Instant now = clock.instant();
        Instant until = mutedUntil.getOrDefault(host, Instant.MIN);
        if (now.isBefore(until)) {
            return;
        }
        if (mutedUntil.size() >= MOST_HOSTS) {
            mutedUntil.clear();
        }
        mutedUntil.put(host, now.plus(MUTED));
        LOG.warn("source is not asked: {}; sources.allowPrivateAddresses allows it", failure.getMessage());
    }
}
