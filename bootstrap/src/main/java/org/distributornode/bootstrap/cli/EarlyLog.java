package org.distributornode.bootstrap.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import org.slf4j.Logger;

/// What is logged before the configuration has been read. Standard output belongs to the results of commands.
///
/// Logback finds it by its services. In a file, the same takes a tenth of a node's start.
public final class EarlyLog extends ContextAwareBase implements Configurator {

    /// Says what `DoorFailure` says in our words.
    private static final String SERVER = "io.micronaut.http.server.netty.NettyHttpServer";

    /// Says of each stranger who comes to no terms what a metric counts.
    private static final String HANDSHAKES = "io.netty.handler.ssl.ApplicationProtocolNegotiationHandler";

    @Override
    public ExecutionStatus configure(LoggerContext log) {
        log.getStatusManager().add(new NopStatusListener());
        log.getLogger(SERVER).setLevel(Level.OFF);
        log.getLogger(HANDSHAKES).setLevel(Level.OFF);
        log.getLogger("org.flywaydb").setLevel(Level.WARN);
        ch.qos.logback.classic.Logger root = log.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console(log));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext log) {
        TextLines lines = new TextLines();
        lines.setContext(log);
        lines.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(log);
        console.setName("console");
        console.setTarget("System.err");
        console.setEncoder(lines);
        console.start();
        return console;
    }
}
