package org.distributornode.bootstrap.config;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.distributornode.bootstrap.config.NodeConfiguration.Cache;
import org.distributornode.bootstrap.config.NodeConfiguration.Journal;
import org.distributornode.bootstrap.config.NodeConfiguration.Sources;

/// The sections that the reference node does not have: `cache`, `sources` and `journal`.
final class CacheKeys {

    private static final Key<EvictionPolicy> EVICTION_POLICY =
            Key.standard("cache.evictionPolicy", Formats.choice(EvictionPolicy.values()), "valueDensity");
    private static final Key<Long> HOLD_BACK = Key.standard("cache.holdBack", Formats.size("1B"), "64K");
    private static final Key<Boolean> PRIVATE_ADDRESSES = flag("sources.allowPrivateAddresses");
    private static final Key<Boolean> FOLLOW_REDIRECTS = flag("sources.followRedirects");
    private static final Key<Integer> HEDGE_AFTER = Key.standard("sources.hedgeAfterMs", Formats.integer(1), "1000");
    private static final Key<Integer> HEDGE_PERCENTILE =
            Key.standard("sources.hedgePercentile", Formats.integer(1, 100), "95");
    private static final Key<Integer> HEDGE_SHARE = Key.standard("sources.hedgeShare", Formats.share(0), "10%");
    private static final Key<Long> RECEIVE_BUFFER = Key.of("sources.receiveBuffer", Formats.size("64K"));
    private static final Key<Integer> BAN = Key.standard("sources.banSec", Formats.integer(1), "3600");
    private static final Key<Integer> RETENTION = Key.standard("journal.retention", Formats.integer(1), "7");
    private static final Key<Long> KEEP_BYTES = Key.standard("journal.keepBytes", Formats.size("1M"), "256M");

    static final List<Key<?>> ALL = List.of(
            EVICTION_POLICY,
            HOLD_BACK,
            PRIVATE_ADDRESSES,
            FOLLOW_REDIRECTS,
            HEDGE_AFTER,
            HEDGE_PERCENTILE,
            HEDGE_SHARE,
            RECEIVE_BUFFER,
            BAN,
            RETENTION,
            KEEP_BYTES);

    private CacheKeys() {}

    private static Key<Boolean> flag(String path) {
        return Key.standard(path, Formats.flag(), "false");
    }

    static Cache cache(Values values) {
        return new Cache(values.get(EVICTION_POLICY), values.get(HOLD_BACK));
    }

    static Sources sources(Values values) {
        return new Sources(
                values.get(PRIVATE_ADDRESSES),
                values.get(FOLLOW_REDIRECTS),
                values.millis(HEDGE_AFTER),
                values.get(HEDGE_PERCENTILE),
                values.get(HEDGE_SHARE),
                values.find(RECEIVE_BUFFER).map(OptionalLong::of).orElseGet(OptionalLong::empty),
                values.seconds(BAN));
    }

    static Journal journal(Values values) {
        return new Journal(Duration.ofDays(values.get(RETENTION)), values.get(KEEP_BYTES));
    }
}
