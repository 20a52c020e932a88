package org.distributornode.bootstrap.config;

import java.util.List;
import org.distributornode.bootstrap.config.NodeConfiguration.Fills;

/// The section `fills`: how objects are brought in.
final class FillKeys {

    private static final Key<Integer> REQUESTS = Key.standard("fills.requestsPerObject", Formats.integer(2), "8");
    private static final Key<Long> REQUEST_BYTES = Key.standard("fills.requestBytes", Formats.size("64K"), "16M");
    private static final Key<Long> READ_AHEAD = Key.standard("fills.readAhead", Formats.size("0B"), "4M");
    private static final Key<Long> JOIN = Key.standard("fills.joinBytes", Formats.size("0B"), "64K");
    private static final Key<Integer> STALL_AFTER = Key.standard("fills.stallAfterMs", Formats.integer(1), "1000");
    private static final Key<Long> CRAWL_BELOW = Key.standard("fills.crawlBelow", Formats.size("0B"), "64K");
    private static final Key<Integer> SOURCES = Key.standard("fills.sourcesPerObject", Formats.integer(1), "2");
    private static final Key<Integer> CLIENTS = Key.standard("fills.clientsPerObject", Formats.integer(1), "10000");
    private static final Key<Integer> KEEP_PART = Key.standard("fills.keepPartSec", Formats.integer(1), "86400");

    static final List<Key<?>> ALL =
            List.of(REQUESTS, REQUEST_BYTES, READ_AHEAD, JOIN, STALL_AFTER, CRAWL_BELOW, SOURCES, CLIENTS, KEEP_PART);

    private FillKeys() {}

    static Fills fills(Values values) {
        return new Fills(
                values.get(REQUESTS),
                values.get(REQUEST_BYTES),
                values.get(READ_AHEAD),
                values.get(JOIN),
                values.millis(STALL_AFTER),
                values.get(CRAWL_BELOW),
                values.get(SOURCES),
                values.get(CLIENTS),
                values.seconds(KEEP_PART));
    }
}
