package org.distributornode.bootstrap.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.bootstrap.config.NodeConfiguration.LogLevel;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets up the outputs that the configuration asks for, in place of those of `logback.xml`.
public final class LogOutputs {

    private static final String OURS = "org.distributornode";
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{0}"
            + " %replace(%replace(%msg %kvp{NONE}){'[\\r\\n]+', ' '}){' +$', ''}%n%ex";

    private final LoggerContext context;

    private LogOutputs(LoggerContext context) {
        this.context = context;
    }

    /// @throws StartFailure if the folder of the log files cannot be made
    public static void open(Logs logs) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            open(context, logs);
        }
    }

    static void open(LoggerContext context, Logs logs) {
        new LogOutputs(context).replace(logs);
    }

    private void replace(Logs logs) {
        List<OutputStreamAppender<ILoggingEvent>> outputs = new ArrayList<>();
        logs.console().ifPresent(console -> outputs.add(console(console.level())));
        logs.file().ifPresent(file -> outputs.add(RollingFile.open(context, encoder(), file)));
        logs.file().ifPresent(file -> outputs.getLast().addFilter(threshold(file.level())));
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        outputs.forEach(root::addAppender);
        Level most = most(logs);
        context.getLogger(OURS).setLevel(most);
        root.setLevel(ofLibraries(most));
    }

    private OutputStreamAppender<ILoggingEvent> console(LogLevel level) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("console");
        appender.setTarget("System.err");
        appender.setEncoder(encoder());
        appender.addFilter(threshold(level));
        appender.start();
        return appender;
    }

    private PatternLayoutEncoder encoder() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }

    private ThresholdFilter threshold(LogLevel level) {
        ThresholdFilter filter = new ThresholdFilter();
        filter.setContext(context);
        filter.setLevel(of(level).toString());
        filter.start();
        return filter;
    }

    private static Level most(Logs logs) {
        Level console = logs.console().map(output -> of(output.level())).orElse(Level.OFF);
        Level file = logs.file().map(output -> of(output.level())).orElse(Level.OFF);
        return console.isGreaterOrEqual(file) ? file : console;
    }

    /// Libraries speak up about trouble; the rest of what they say is for those who look for it.
    private static Level ofLibraries(Level ours) {
        if (ours == Level.TRACE) {
            return Level.TRACE;
        }
        return ours.isGreaterOrEqual(Level.WARN) ? ours : Level.WARN;
    }

    static Level of(LogLevel level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case HTTP, VERBOSE, DEBUG -> Level.DEBUG;
            case SILLY -> Level.TRACE;
        };
    }
}
