package org.distributornode.bootstrap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.bootstrap.config.AistoreApi;
import org.distributornode.bootstrap.config.IntegrationApi;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.config.OperatorApi;

/// The ports of a node's listeners: none is 0, since routes are confined to them before anybody listens.
///
/// @param operator 0 if there is no such listener
/// @param aistore 0 if there is no such listener
/// @param integration 0 if there is no such listener
record Ports(int publicApi, int operator, int aistore, int integration) {

    private static final int NONE = -1;

    static Ports of(NodeConfiguration configuration) {
        int publicApi = FreePort.insteadOf(configuration.publicApi().port());
        int operator = other(configuration.operatorApi().map(OperatorApi::port).orElse(NONE), Set.of(publicApi));
        int aistore = other(
                configuration.aistoreApi().map(AistoreApi::port).orElse(NONE),
                Set.copyOf(List.of(publicApi, operator)));
        int integration = other(
                configuration.integrationApi().map(IntegrationApi::port).orElse(NONE),
                Set.copyOf(List.of(publicApi, operator, aistore)));
        return new Ports(publicApi, operator, aistore, integration);
    }

    OptionalInt operatorApi() {
        return operator == 0 ? OptionalInt.empty() : OptionalInt.of(operator);
    }

    OptionalInt aistoreApi() {
        return aistore == 0 ? OptionalInt.empty() : OptionalInt.of(aistore);
    }

    OptionalInt integrationApi() {
        return integration == 0 ? OptionalInt.empty() : OptionalInt.of(integration);
    }

    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(
                operator == 0
                        ? FrameworkSettings.publicOnly(publicApi)
                        : FrameworkSettings.withOperator(publicApi, operator));
        if (aistore != 0) {
            settings.put(FrameworkSettings.AISTORE_PORT, aistore);
        }
        if (integration != 0) {
            settings.put(FrameworkSettings.INTEGRATION_PORT, integration);
        }
        return settings;
    }

    /// Two free ports may be the same one. A configured one is left as it is: whoever comes second is told so.
    private static int other(int wanted, Set<Integer> taken) {
        if (wanted == NONE) {
            return 0;
        }
        int port = FreePort.insteadOf(wanted);
        return wanted == 0 && taken.contains(port) ? other(wanted, taken) : port;
    }
}
