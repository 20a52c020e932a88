package org.distributornode.bootstrap.cli;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.function.Predicate;

/// Writes lines to an output at once, but for those of threads that must not wait for a disk or a terminal. Theirs wait
/// in memory, and are left out when too many do: what is no warning first. Stopping writes what waits.
final class NonBlockingOutput extends AsyncAppender {

    private static final int WAITING_LINES = 8192;
    private static final int FOR_WARNINGS = 1024;

    /// An output that has hung until now is not waited for.
    private static final int LAST_WRITE_MILLIS = 5000;

    private final Appender<ILoggingEvent> output;
    private final Predicate<ILoggingEvent> later;

    private NonBlockingOutput(Appender<ILoggingEvent> output, Predicate<ILoggingEvent> later) {
        this.output = output;
        this.later = later;
    }

    /// @param later asked on the thread that logs whether it must not wait
    static NonBlockingOutput open(
            LoggerContext context, Appender<ILoggingEvent> output, Predicate<ILoggingEvent> later) {
        NonBlockingOutput opened = new NonBlockingOutput(output, later);
        opened.setContext(context);
        opened.setName(output.getName());
        opened.setQueueSize(WAITING_LINES + FOR_WARNINGS);
        opened.setDiscardingThreshold(FOR_WARNINGS);
        opened.setNeverBlock(true);
        opened.setMaxFlushTime(LAST_WRITE_MILLIS);
        opened.addAppender(output);
        opened.start();
        return opened;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (later.test(event)) {
            super.append(event);
        } else {
            output.doAppend(event);
        }
    }
}
