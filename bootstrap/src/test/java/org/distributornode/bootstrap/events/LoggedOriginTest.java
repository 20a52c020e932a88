package org.distributornode.bootstrap.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class LoggedOriginTest {

    private final SteppingClock clock = new SteppingClock(Instant.EPOCH);
    private final LoggedOrigin origin = new LoggedOrigin(this::refuse, clock);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(LoggedOrigin.class);
    private Kind ending = Kind.FORBIDDEN;

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
    }

    @Test
    void warnsOnceInAWhileOfEachHostThatMayNotBeAsked() {
        fail(Kind.FORBIDDEN, "one");
        fail(Kind.FORBIDDEN, "one");
        fail(Kind.FORBIDDEN, "two");
        clock.advance(Duration.ofMinutes(16));
        fail(Kind.FORBIDDEN, "one");

        assertThat(lines.list)
                .filteredOn(line -> line.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "source is not asked: one is no good; sources.allowPrivateAddresses allows it",
                        "source is not asked: two is no good; sources.allowPrivateAddresses allows it",
                        "source is not asked: one is no good; sources.allowPrivateAddresses allows it");
    }

    @Test
    void doesNotWarnOfWhatPasses() {
        fail(Kind.TIMED_OUT, "one");

        assertThat(lines.list).noneMatch(line -> line.getLevel() == Level.WARN);
    }

    private ObjectOrigin.Transfer refuse(Source source, DataObject object, ByteSlice slice) {
        throw new OriginFailure(ending, source.location().getHost() + " is no good");
    }

    private void fail(Kind kind, String host) {
        DataObject object = SampleObject.of(1, 10).object();
        Source source = new Source(URI.create("http://" + host + "/api/v1"), Source.Kind.STORAGE_NODE);
        ending = kind;
        assertThatExceptionOfType(OriginFailure.class)
                .isThrownBy(() -> origin.fetch(source, object, object.whole()).close());
    }
}
