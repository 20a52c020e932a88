package org.distributornode.bootstrap.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers the last lines of the log, for those who ask for them from elsewhere.
public final class RecentLines extends AppenderBase<ILoggingEvent> {

    static final String NAME = "recent";
    static final int MOST = 500;

    private final Deque<Line> lines = new ArrayDeque<>();

    private record Line(Level level, String text) {}

    /// Those that are remembered, the oldest first; none if the outputs are not ours.
    ///
    /// @param least the least important level that counts, by its name: info, warn or error
    public static List<String> now(String least) {
        return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                        && context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(NAME) instanceof RecentLines recent
                ? recent.since(Level.toLevel(least))
                : List.of();
    }

    static Appender<ILoggingEvent> open(LoggerContext context) {
        RecentLines recent = new RecentLines();
        recent.setContext(context);
        recent.setName(NAME);
        recent.start();
        return recent;
    }

    List<String> since(Level least) {
        synchronized (lines) {
            return lines.stream()
                    .filter(line -> line.level.isGreaterOrEqual(least))
                    .map(Line::text)
                    .toList();
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        String logger = event.getLoggerName();
        String text = event.getInstant() + " " + event.getLevel() + " "
                + logger.substring(logger.lastIndexOf('.') + 1) + " "
                + event.getFormattedMessage().replaceAll("[\\r\\n]+", " ");
        synchronized (lines) {
            lines.addLast(new Line(event.getLevel(), text));
            if (lines.size() > MOST) {
                lines.removeFirst();
            }
        }
    }
}
