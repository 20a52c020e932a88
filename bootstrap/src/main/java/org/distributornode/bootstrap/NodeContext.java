package org.distributornode.bootstrap;

import io.micronaut.context.ApplicationContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.wiring.NodeEnd;

/// The beans of one node.
final class NodeContext {

    private NodeContext() {}

    static ApplicationContext of(NodeConfiguration configuration, int publicPort, NodeEnd end) {
        return ApplicationContext.builder()
                .mainClass(NodeProcess.class)
                .banner(false)
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                .environmentPropertySource(false)
                .properties(properties(publicPort))
                .singletons(configuration, end)
                .start();
    }

    /// What Micronaut is told; operators never see these keys.
    private static Map<String, Object> properties(int publicPort) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("node.public.port", publicPort);
        properties.put("micronaut.application.name", "distributor-node");
        properties.put("micronaut.netty.event-loops.default.shutdown-quiet-period", "0s");
        properties.put("micronaut.netty.event-loops.parent.num-threads", 1);
        properties.put("micronaut.netty.event-loops.parent.shutdown-quiet-period", "0s");
        return properties;
    }
}
