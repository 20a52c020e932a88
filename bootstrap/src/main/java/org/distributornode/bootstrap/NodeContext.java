package org.distributornode.bootstrap;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.wiring.JournalAhead;
import org.distributornode.bootstrap.wiring.NodeEnd;
import org.distributornode.bootstrap.wiring.StoreWiring;

/// The beans of one node.
final class NodeContext {

    private NodeContext() {}

    static ApplicationContext of(NodeConfiguration configuration, Ports ports, NodeEnd end, JournalAhead journal) {
        return ApplicationContext.builder()
                .mainClass(NodeProcess.class)
                .banner(false)
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                .environmentPropertySource(false)
                .properties(properties(configuration, ports))
                .singletons(configuration, end, journal)
                .start();
    }

    private static Map<String, Object> properties(NodeConfiguration configuration, Ports ports) {
        Map<String, Object> properties = new HashMap<>(ports.settings());
        if (configuration.objectStore().isPresent()) {
            properties.put(StoreWiring.PRESENT, true);
        }
        return properties;
    }
}
