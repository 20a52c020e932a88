package org.distributornode.adapters.http.netty;

import io.netty.channel.epoll.Epoll;
import java.util.LinkedHashMap;
import java.util.Map;

/// What Micronaut is told; operators never see these keys.
///
/// Its own security filter is off, since listeners are guarded by our own. Its management endpoints are off but
/// for health and metrics, and those are confined to the operator listener.
public final class FrameworkSettings {

    /// Routes are confined to the listener whose port is told by this key.
    public static final String PUBLIC_PORT = "node.public.port";

    /// Absent where there is no operator listener: its routes do not exist then.
    public static final String OPERATOR_PORT = "node.operator.port";

    /// Absent where there is no listener for the AIStore API.
    public static final String AISTORE_PORT = "node.aistore.port";

    /// Absent where there is no integration listener: its routes do not exist then.
    public static final String INTEGRATION_PORT = "node.integration.port";

    private FrameworkSettings() {}

    /// Of a node with the public listener only.
    public static Map<String, Object> publicOnly(int publicPort) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(PUBLIC_PORT, publicPort);
        settings.put("micronaut.application.name", "distributor-node");
        settings.put("micronaut.netty.event-loops.default.shutdown-quiet-period", "0s");
        settings.put("micronaut.netty.event-loops.parent.num-threads", 1);
        settings.put("micronaut.netty.event-loops.parent.shutdown-quiet-period", "0s");
        if (Epoll.isAvailable()) {
            settings.put("micronaut.netty.event-loops.default.transport", "epoll");
            settings.put("micronaut.netty.event-loops.parent.transport", "epoll");
        }
        settings.put(
                "micronaut.server.cors.localhost-pass-through", true); // else refused behind a proxy on this machine
        settings.put("micronaut.security.enabled", false);
        settings.put("micronaut.metrics.binders.web.enabled", false);
        settings.put("micronaut.metrics.binders.executor.enabled", false);
        settings.put("micronaut.metrics.binders.logback.enabled", false);
        settings.put("endpoints.all.enabled", false);
        return settings;
    }

    /// Of a node with both.
    public static Map<String, Object> withOperator(int publicPort, int operatorPort) {
        Map<String, Object> settings = publicOnly(publicPort);
        settings.put(OPERATOR_PORT, operatorPort);
        settings.put("endpoints.all.port", operatorPort);
        settings.put("endpoints.health.enabled", true);
        settings.put("endpoints.health.sensitive", false);
        settings.put("endpoints.health.details-visible", "NEVER");
        settings.put("endpoints.health.disk-space.enabled", false);
        settings.put("endpoints.prometheus.enabled", true);
        settings.put("endpoints.prometheus.sensitive", false);
        return settings;
    }
}
