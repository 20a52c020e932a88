package org.distributornode.bootstrap.config;

import java.time.Duration;
import java.util.List;
import org.distributornode.bootstrap.config.NodeConfiguration.Jobs;
import org.distributornode.bootstrap.config.NodeConfiguration.Proving;

/// The keys of work in the background: `jobs`, `proving`, `prefetch`, `pins` and `scrub`.
final class WorkKeys {

    private static final Key<Integer> WAITING = Key.standard("jobs.waiting", Formats.integer(1), "16");
    private static final Key<Long> WAITING_SIZE = Key.standard("jobs.waitingSize", Formats.size("64K"), "16M");
    private static final Key<Integer> KEPT = Key.standard("jobs.kept", Formats.integer(1), "100");
    private static final Key<Long> READ = Key.standard("proving.readPerSecond", Formats.size("64K"), "64M");
    private static final Key<Integer> AT_ONCE = Key.standard("proving.atOnce", Formats.integer(1), "2");
    private static final Key<Integer> WAIT = Key.standard("proving.waitSec", Formats.integer(1), "60");
    private static final Key<Long> PREFETCH_BYTES = Key.standard("prefetch.bytesPerSecond", Formats.size("64K"), "8M");
    private static final Key<Integer> PREFETCHES = Key.standard("prefetch.atOnce", Formats.integer(1), "2");
    private static final Key<Integer> PIN_SHARE = Key.standard("pins.share", Formats.share(), "50%");
    private static final Key<Boolean> SCRUB = Key.standard("scrub.enabled", Formats.flag(), "true");
    private static final Key<Long> SCRUB_READ = Key.standard("scrub.readPerSecond", Formats.size("64K"), "16M");
    private static final Key<Integer> SCRUB_EVERY = Key.standard("scrub.everyHours", Formats.integer(1), "168");

    static final List<Key<?>> ALL = List.of(
            WAITING,
            WAITING_SIZE,
            KEPT,
            READ,
            AT_ONCE,
            WAIT,
            PREFETCH_BYTES,
            PREFETCHES,
            PIN_SHARE,
            SCRUB,
            SCRUB_READ,
            SCRUB_EVERY);

    private WorkKeys() {}

    static Jobs jobs(Values values) {
        return new Jobs(values.get(WAITING), values.get(WAITING_SIZE), values.get(KEPT));
    }

    static Upkeep upkeep(Values values) {
        return new Upkeep(
                new Upkeep.Prefetch(values.get(PREFETCH_BYTES), values.get(PREFETCHES)),
                new Upkeep.Pins(values.get(PIN_SHARE)),
                new Upkeep.Scrub(values.get(SCRUB), values.get(SCRUB_READ), Duration.ofHours(values.get(SCRUB_EVERY))));
    }

    static Proving proving(Values values) {
        return new Proving(values.get(READ), values.get(AT_ONCE), values.seconds(WAIT));
    }
}
