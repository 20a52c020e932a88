package org.distributornode.bootstrap.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs.Frequency;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs.LogFile;

/// Log files named after their period, `distributor-node-2026-11-21.log`.
final class RollingFile {

    static final String NAME = "file";

    private RollingFile() {}

    /// @throws StartFailure if the folder cannot be made
    static OutputStreamAppender<ILoggingEvent> open(
            LoggerContext context, Encoder<ILoggingEvent> encoder, LogFile settings) {
        makeFolder(settings.path());
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName(NAME);
        appender.setEncoder(encoder);
        TimeBasedRollingPolicy<ILoggingEvent> policy = policy(context, settings);
        policy.setParent(appender);
        policy.start();
        appender.setRollingPolicy(policy);
        appender.start();
        return appender;
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            String why = e instanceof AccessDeniedException ? ": permission denied." : ".";
            throw new StartFailure("The folder " + folder + " (logs.file.path) cannot be made" + why, e);
        }
    }

    private static TimeBasedRollingPolicy<ILoggingEvent> policy(LoggerContext context, LogFile settings) {
        String name = settings.path()
                .resolve("distributor-node-%d{" + period(settings.frequency()) + "}")
                .toString();
        String end = settings.archive() ? ".log.gz" : ".log";
        OptionalLong size = settings.maxSize();
        if (size.isEmpty()) {
            TimeBasedRollingPolicy<ILoggingEvent> policy = new TimeBasedRollingPolicy<>();
            policy.setContext(context);
            policy.setFileNamePattern(name + end);
            settings.maxFiles().ifPresent(policy::setMaxHistory);
            return policy;
        }
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setFileNamePattern(name + ".%i" + end);
        policy.setMaxFileSize(new FileSize(size.getAsLong()));
        settings.maxFiles().ifPresent(files -> {
            policy.setMaxHistory(files);
            policy.setTotalSizeCap(new FileSize(Math.multiplyExact(size.getAsLong(), files)));
        });
        return policy;
    }

    /// Logback knows no period longer than a month.
    private static String period(Frequency frequency) {
        return switch (frequency) {
            case YEARLY, MONTHLY -> "yyyy-MM";
            case DAILY -> "yyyy-MM-dd";
            case HOURLY -> "yyyy-MM-dd-HH";
        };
    }
}
