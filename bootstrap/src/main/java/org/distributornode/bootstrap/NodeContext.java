package org.distributornode.bootstrap;

import io.micronaut.context.ApplicationContext;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.wiring.NodeEnd;

/// The beans of one node.
final class NodeContext {

    private NodeContext() {}

    static ApplicationContext of(NodeConfiguration configuration, Ports ports, NodeEnd end) {
        return ApplicationContext.builder()
                .mainClass(NodeProcess.class)
                .banner(false)
                .deduceEnvironment(false)
                .bootstrapEnvironment(false)
                .environmentPropertySource(false)
                .properties(ports.settings())
                .singletons(configuration, end)
                .start();
    }
}
