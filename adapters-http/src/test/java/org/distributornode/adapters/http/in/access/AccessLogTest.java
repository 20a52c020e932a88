package org.distributornode.adapters.http.in.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.wire.Arrival;
import org.distributornode.adapters.http.wire.Protocol;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Observation;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated("reads what this process logs")
final class AccessLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(AccessLog.LOGGER);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing();
            super.append(line);
        }
    };

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
    }

    @AfterEach
    void forget() {
        logger.detachAppender(lines);
    }

    @Test
    void writesALineWhenARequestIsOver() {
        Observation observation = AccessLog.oneOf(1).begin(arrival("curl/8 \"x\"\n"));
        observation.firstByte();
        assertThat(lines.list).isEmpty();

        observation.end(new Summary(206, Optional.of(Freshness.HIT), 100, Ending.WHOLE));

        ILoggingEvent line = lines.list.getFirst();
        assertThat(values(line))
                .contains(
                        "client=10.0.0.1",
                        "scheme=https",
                        "protocol=HTTP/2",
                        "method=GET",
                        "path=/api/v1/assets/7",
                        "status=206",
                        "bytes=100",
                        "state=hit",
                        "ending=whole",
                        "range=bytes=0-99",
                        "agent=\"curl/8 ?x??\"")
                .anyMatch(value -> value.startsWith("firstByteMs="));
        assertThat(line.getMDCPropertyMap()).containsEntry("requestId", "r1");
    }

    @Test
    void writesOneOfSeveralAndEveryServerError() {
        AccessLog log = AccessLog.oneOf(3);

        for (int i = 0; i < 6; i++) {
            log.begin(arrival("a")).end(new Summary(200, Optional.empty(), 0, Ending.WHOLE));
        }
        log.begin(arrival("a")).end(new Summary(200, Optional.empty(), 0, Ending.WHOLE));
        log.begin(arrival("a")).end(new Summary(503, Optional.empty(), 0, Ending.CUT));

        assertThat(lines.list).hasSize(4);
    }

    @Test
    void writesNothingWhereItIsOff() {
        AccessLog.off().begin(arrival("a")).end(new Summary(503, Optional.empty(), 0, Ending.WHOLE));

        assertThat(lines.list).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> AccessLog.oneOf(0));
    }

    private static Arrival arrival(String agent) {
        return new Arrival(
                new DataObjectId(7),
                false,
                "10.0.0.1",
                Protocol.HTTPS_2,
                "r1",
                Optional.of("bytes=0-99"),
                Optional.of(agent));
    }

    private static List<String> values(ILoggingEvent line) {
        return line.getKeyValuePairs().stream()
                .map(pair -> pair.key + "=" + pair.value)
                .toList();
    }
}
