package org.distributornode.bootstrap.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.adapters.http.in.access.AccessLog;
import org.distributornode.adapters.http.netty.EventLoops;
import org.distributornode.bootstrap.config.NodeConfiguration.LogLevel;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs;
import org.distributornode.bootstrap.config.NodeVersion;
import org.distributornode.domain.settings.Tuning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets up the outputs that the configuration asks for, in place of [EarlyLog].
public final class LogOutputs {

    private static final String OURS = "org.distributornode";
    private static final String CONSOLE = "console";

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

    /// Writes what still waits for its output. What is logged afterwards is lost.
    public static void close() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            close(context);
        }
    }

    static void close(LoggerContext context) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAndStopAllAppenders();
    }

    static void open(LoggerContext context, Logs logs) {
        new LogOutputs(context).replace(logs);
    }

    /// Changes how much is logged, of outputs that are open.
    ///
    /// @param logs as configured
    /// @param detail by [Tuning#logDetail()]
    public static void detail(Logs logs, int detail) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            detail(context, logs, detail);
        }
    }

    static void detail(LoggerContext context, Logs logs, int detail) {
        LogOutputs outputs = new LogOutputs(context);
        if (detail == Tuning.AS_CONFIGURED) {
            logs.console().ifPresent(console -> outputs.limit(CONSOLE, console.level()));
            logs.file().ifPresent(file -> outputs.limit(RollingFile.NAME, file.level()));
            outputs.speak(most(logs));
        } else {
            LogLevel level = level(detail);
            outputs.limit(CONSOLE, level);
            outputs.limit(RollingFile.NAME, level);
            outputs.speak(of(level));
        }
    }

    private static LogLevel level(int detail) {
        return switch (detail) {
            case 0 -> LogLevel.ERROR;
            case 1 -> LogLevel.WARN;
            case 2, Tuning.AS_CONFIGURED -> LogLevel.INFO;
            case 4 -> LogLevel.DEBUG;
            default -> LogLevel.SILLY;
        };
    }

    private void limit(String output, LogLevel level) {
        Appender<ILoggingEvent> open =
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(output);
        if (open != null) {
            open.clearAllFilters();
            open.addFilter(threshold(level));
        }
    }

    private void speak(Level most) {
        context.getLogger(OURS).setLevel(most);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(ofLibraries(most));
    }

    private void replace(Logs logs) {
        List<NonBlockingOutput> outputs = new ArrayList<>();
        logs.console().ifPresent(console -> outputs.add(output(console(console), console.level())));
        logs.file()
                .ifPresent(file ->
                        outputs.add(output(RollingFile.open(context, encoder(file.format()), file), file.level())));
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        outputs.forEach(root::addAppender);
        root.addAppender(RecentLines.open(context));
        ch.qos.logback.classic.Logger access = context.getLogger(AccessLog.LOGGER);
        access.detachAndStopAllAppenders();
        access.setAdditive(false);
        outputs.forEach(access::addAppender);
        speak(most(logs));
    }

    private NonBlockingOutput output(Appender<ILoggingEvent> open, LogLevel level) {
        NonBlockingOutput output = NonBlockingOutput.open(context, open, LogOutputs::mustNotWait);
        output.addFilter(threshold(level));
        return output;
    }

    /// Whoever waits on an event loop keeps all its connections waiting; and requests are many, wherever they are
    /// logged.
    private static boolean mustNotWait(ILoggingEvent event) {
        return EventLoops.isHere() || event.getLoggerName().equals(AccessLog.LOGGER);
    }

    private OutputStreamAppender<ILoggingEvent> console(Logs.Console settings) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName(CONSOLE);
        appender.setTarget("System.err");
        appender.setEncoder(encoder(settings.format()));
        appender.start();
        return appender;
    }

    private Encoder<ILoggingEvent> encoder(Logs.Format format) {
        Encoder<ILoggingEvent> encoder = switch (format) {
            case TEXT -> new TextLines();
            case JSON -> objects();
        };
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> objects() {
        EcsLines encoder = new EcsLines();
        encoder.setServiceName("distributor-node");
        encoder.setServiceVersion(NodeVersion.current());
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
