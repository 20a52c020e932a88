package org.distributornode.bootstrap.config;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.distributornode.bootstrap.config.NodeConfiguration.Intervals;
import org.distributornode.bootstrap.config.NodeConfiguration.Limits;

/// The keys under `limits` and `intervals`.
final class LimitKeys {

    private static final int LEAST_TIMEOUT_MS = 1000;
    private static final int LEAST_DOWNLOAD_SEC = 60;

    private static final Key<Long> STORAGE = Key.of("limits.storage", Formats.size("1B"));
    private static final Key<Integer> MARK = Key.standard("limits.storageMark", Formats.share(), "90%");
    private static final Key<Long> MIN_FREE = Key.of("limits.minFree", Formats.size("0B"));
    private static final Key<Integer> DOWNLOADS = limit("maxConcurrentStorageNodeDownloads", 1, "100");
    private static final Key<Integer> CONNECTIONS = limit("maxConcurrentOutboundConnections", 1, "300");
    private static final Key<Integer> ALL_CONNECTIONS = limit("maxOutboundConnections", 1, "1000");
    private static final Key<Long> BYTES_IN_FLIGHT = Key.standard("limits.bytesInFlight", Formats.size("64K"), "64M");
    private static final Key<Integer> OUTBOUND_TIMEOUT = limit("outboundRequestsTimeoutMs", LEAST_TIMEOUT_MS, "5000");
    private static final Key<Integer> DOWNLOAD_TIMEOUT = limit("pendingDownloadTimeoutSec", LEAST_DOWNLOAD_SEC, "3600");
    private static final Key<Long> MAX_CACHED_ITEM = Key.of("limits.maxCachedItemSize", Formats.size("1M"));
    private static final Key<Integer> SOURCE_TTL = limit("dataObjectSourceByObjectIdTTL", 1, "60");
    private static final Key<Integer> QUERY_TTL = limit("queryNodeCacheTTL", 1, "60");
    private static final Key<Integer> NEGATIVE_TTL = limit("queryNodeNegativeCacheTTL", 1, "5");
    private static final Key<Integer> CACHE_ENTRIES = limit("queryNodeCacheEntries", 1, "100000");
    private static final Key<Integer> QUERY_TIMEOUT =
            Key.of("limits.queryNodeTimeoutMs", Formats.integer(LEAST_TIMEOUT_MS));
    private static final Key<Integer> SAVE = interval("saveCacheState", "60");
    private static final Key<Integer> CHECK = interval("checkStorageNodeResponseTimes", "60");
    private static final Key<Integer> CLEANUP = interval("cacheCleanup", "86400");

    static final List<Key<?>> ALL = List.of(
            STORAGE,
            MARK,
            MIN_FREE,
            DOWNLOADS,
            CONNECTIONS,
            ALL_CONNECTIONS,
            BYTES_IN_FLIGHT,
            OUTBOUND_TIMEOUT,
            DOWNLOAD_TIMEOUT,
            MAX_CACHED_ITEM,
            SOURCE_TTL,
            QUERY_TTL,
            NEGATIVE_TTL,
            CACHE_ENTRIES,
            QUERY_TIMEOUT,
            SAVE,
            CHECK,
            CLEANUP);

    private LimitKeys() {}

    private static Key<Integer> limit(String name, int least, String standard) {
        return Key.standard("limits." + name, Formats.integer(least), standard);
    }

    private static Key<Integer> interval(String name, String standard) {
        return Key.standard("intervals." + name, Formats.integer(1), standard);
    }

    static Limits limits(Values values) {
        Duration outbound = values.millis(OUTBOUND_TIMEOUT);
        return new Limits(
                values.get(STORAGE),
                values.get(MARK),
                values.find(MIN_FREE).map(OptionalLong::of).orElseGet(OptionalLong::empty),
                values.get(DOWNLOADS),
                values.get(CONNECTIONS),
                values.get(ALL_CONNECTIONS),
                values.get(BYTES_IN_FLIGHT),
                outbound,
                values.seconds(DOWNLOAD_TIMEOUT),
                values.find(MAX_CACHED_ITEM).map(OptionalLong::of).orElseGet(OptionalLong::empty),
                values.seconds(SOURCE_TTL),
                values.seconds(QUERY_TTL),
                values.seconds(NEGATIVE_TTL),
                values.get(CACHE_ENTRIES),
                values.find(QUERY_TIMEOUT).map(Duration::ofMillis).orElse(outbound));
    }

    static Intervals intervals(Values values) {
        return new Intervals(values.seconds(SAVE), values.seconds(CHECK), values.seconds(CLEANUP));
    }
}
