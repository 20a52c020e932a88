package org.distributornode.adapters.storage.querynode;

import java.net.URI;
import java.util.List;
import org.distributornode.adapters.storage.http.Outbound;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.adapters.storage.simulated.QueryReply;
import org.distributornode.adapters.storage.simulated.SimulatedNetwork;
import org.distributornode.adapters.storage.simulated.SimulatedQueryNode;
import org.distributornode.adapters.storage.simulated.SimulatedStorageBucket;
import org.distributornode.application.port.catalog.CatalogHealth;
import org.distributornode.application.port.catalog.SourceCatalog;
import org.distributornode.application.testkit.CatalogHealthContract;
import org.distributornode.application.testkit.NetworkSourceCatalogContract;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.AfterEach;

/// Sources in service and health, as a query node tells them.
class GraphQlNetworkContractTest implements NetworkSourceCatalogContract, CatalogHealthContract {

    private final SimulatedNetwork network = new SimulatedNetwork();
    private final SimulatedQueryNode node = SimulatedQueryNode.start(network);
    private final OutboundHttp http = Outbound.patient();
    private final QueryNodeClient client = Clients.to(node.endpoint(), http);

    @AfterEach
    void stop() {
        http.close();
        node.close();
    }

    @Override
    public SourceCatalog catalogOfSources(List<Source> active) {
        for (Source source : active) {
            network.put(SimulatedStorageBucket.active(
                    source.location().getHost(), "http://" + source.location().getHost()));
        }
        return new GraphQlSourceCatalog(client);
    }

    @Override
    public SourceCatalog silentSourceCatalog() {
        node.answer(new QueryReply.Cut());
        return new GraphQlSourceCatalog(client);
    }

    @Override
    public Source source(int number) {
        return new Source(URI.create("http://node" + number + ".example/api/v1"), Source.Kind.STORAGE_NODE);
    }

    @Override
    public CatalogHealth catalogAt(long block) {
        network.grow(Math.toIntExact(block));
        return new GraphQlCatalogHealth(client);
    }

    @Override
    public CatalogHealth silentHealth() {
        node.answer(new QueryReply.Cut());
        return new GraphQlCatalogHealth(client);
    }
}
