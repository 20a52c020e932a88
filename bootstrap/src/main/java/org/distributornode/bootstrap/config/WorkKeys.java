package org.distributornode.bootstrap.config;

import java.util.List;
import org.distributornode.bootstrap.config.NodeConfiguration.Jobs;
import org.distributornode.bootstrap.config.NodeConfiguration.Proving;

/// The keys of work in the background: `jobs` and `proving`.
final class WorkKeys {

    private static final Key<Integer> WAITING = Key.standard("jobs.waiting", Formats.integer(1), "16");
    private static final Key<Integer> KEPT = Key.standard("jobs.kept", Formats.integer(1), "100");
    private static final Key<Long> READ = Key.standard("proving.readPerSecond", Formats.size("64K"), "64M");
    private static final Key<Integer> AT_ONCE = Key.standard("proving.atOnce", Formats.integer(1), "2");
    private static final Key<Integer> WAIT = Key.standard("proving.waitSec", Formats.integer(1), "60");

    static final List<Key<?>> ALL = List.of(WAITING, KEPT, READ, AT_ONCE, WAIT);

    private WorkKeys() {}

    static Jobs jobs(Values values) {
        return new Jobs(values.get(WAITING), values.get(KEPT));
    }

    static Proving proving(Values values) {
        return new Proving(values.get(READ), values.get(AT_ONCE), values.seconds(WAIT));
    }
}
