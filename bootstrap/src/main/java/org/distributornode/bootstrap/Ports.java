package org.distributornode.bootstrap;

import java.util.Map;
import java.util.OptionalInt;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.config.OperatorApi;

/// The ports of a node's listeners: none is 0, since routes are confined to them before anybody listens.
///
/// @param operator 0 if there is no such listener
record Ports(int publicApi, int operator) {

    static Ports of(NodeConfiguration configuration) {
        int publicApi = FreePort.insteadOf(configuration.publicApi().port());
        int wanted = configuration.operatorApi().map(OperatorApi::port).orElse(-1);
        return new Ports(publicApi, wanted < 0 ? 0 : other(wanted, publicApi));
    }

    OptionalInt operatorApi() {
        return operator == 0 ? OptionalInt.empty() : OptionalInt.of(operator);
    }

    Map<String, Object> settings() {
        return operator == 0
                ? FrameworkSettings.publicOnly(publicApi)
                : FrameworkSettings.withOperator(publicApi, operator);
    }

    /// Two free ports may be the same one. A configured one is left as it is: whoever comes second is told so.
    private static int other(int wanted, int taken) {
        int port = FreePort.insteadOf(wanted);
        return wanted == 0 && port == taken ? other(wanted, taken) : port;
    }
}
