package org.distributornode.adapters.http.in.aistore.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated("reads what this process logs")
final class StatsLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(StatsLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    private List<String> logged() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void logsWhatWasDoneAsOftenAsItIsTunedTo() {
        try (ClusterRig rig = new ClusterRig(Optional.empty())) {
            StatsLog log = new StatsLog(rig.traffic, rig.tuning, rig.store.clock);
            rig.put("/v1/cluster/setconfig?stats_time=33s", "");
            rig.get("/v1/daemon?what=smap");

            rig.store.clock.advance(Duration.ofSeconds(32));
            log.run();
            assertThat(logged()).isEmpty();

            rig.store.clock.advance(Duration.ofSeconds(1));
            log.run();
            assertThat(logged()).singleElement().asString().startsWith("aistore statistics other.n=2 other.ns=");

            rig.store.clock.advance(Duration.ofSeconds(33));
            log.run();
            assertThat(logged()).as("nothing has happened since").hasSize(1);
        }
    }
}
