package org.distributornode.bootstrap.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.event.KeyValuePair;

/// One line for each record: time, level, class, message, keys and values, in that order; below it what was thrown.
///
/// Logback's own patterns do the same, and take a twentieth of a node's start to be read.
final class TextLines extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};
    private static final int WIDEST_LEVEL = 5;
    private static final Pattern BREAKS = Pattern.compile("[\\r\\n]+");
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder();
        TIME.formatTo(event.getInstant(), line);
        String level = event.getLevel().toString();
        line.append(' ').append(level).repeat(' ', WIDEST_LEVEL - level.length());
        String logger = event.getLoggerName();
        line.append(' ').append(logger, logger.lastIndexOf('.') + 1, logger.length());
        line.append(' ').append(said(event)).append(System.lineSeparator());
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.append(ThrowableProxyUtil.asString(thrown));
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// On one line: nobody is to forge others by what they send.
    private static String said(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(String.valueOf(event.getFormattedMessage()));
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> text.append(' ').append(pair.key).append('=').append(pair.value));
        }
        Map<String, String> context = event.getMDCPropertyMap();
        if (!context.isEmpty()) {
            text.append(context.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(", ", " ", "")));
        }
        return BREAKS.matcher(text).replaceAll(" ").stripTrailing();
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
