package org.distributornode.bootstrap.wiring;

import java.time.Duration;
import org.distributornode.bootstrap.config.NodeConfiguration;

/// How long anybody waits for sources that bring nothing.
final class Patience {

    private static final int SOURCES_WAITED_FOR = 3;

    private Patience() {}

    static Duration of(NodeConfiguration.Limits limits) {
        return limits.outboundRequestsTimeout().multipliedBy(SOURCES_WAITED_FOR);
    }
}
