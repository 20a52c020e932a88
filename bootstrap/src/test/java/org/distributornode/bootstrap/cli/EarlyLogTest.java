package org.distributornode.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.status.OnConsoleStatusListener;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

final class EarlyLogTest {

    private final LoggerContext log = new LoggerContext();

    @Test
    void isFoundByTheLibrary() {
        assertThat(ServiceLoader.load(Configurator.class)).hasAtLeastOneElementOfType(EarlyLog.class);
    }

    @Test
    void leavesStandardOutputToTheResultsOfCommands() {
        configure();

        Appender<ILoggingEvent> output = log.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console");
        assertThat(output)
                .isInstanceOfSatisfying(
                        ConsoleAppender.class,
                        console -> assertThat(console.getTarget()).isEqualTo("System.err"));
        assertThat(output.isStarted()).isTrue();
        assertThat(log.getStatusManager().getCopyOfStatusListenerList())
                .doesNotHaveAnyElementsOfTypes(OnConsoleStatusListener.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.micronaut.http.server.netty.NettyHttpServer",
                "io.netty.handler.ssl.ApplicationProtocolNegotiationHandler"
            })
    void silencesWhatWeSayInOtherWords(String logger) {
        configure();

        assertThat(log.getLogger(logger).getEffectiveLevel()).isEqualTo(Level.OFF);
        assertThat(log.getLogger("io.netty.Other").getEffectiveLevel()).isEqualTo(Level.WARN);
    }

    private void configure() {
        EarlyLog early = new EarlyLog();
        early.setContext(log);
        early.configure(log);
    }
}
