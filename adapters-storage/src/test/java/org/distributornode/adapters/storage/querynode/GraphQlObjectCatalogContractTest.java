package org.distributornode.adapters.storage.querynode;

import java.net.URI;
import org.distributornode.adapters.storage.http.Outbound;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.adapters.storage.simulated.QueryReply;
import org.distributornode.adapters.storage.simulated.SimulatedNetwork;
import org.distributornode.adapters.storage.simulated.SimulatedQueryNode;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.testkit.NetworkCatalogContract;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.AfterEach;

class GraphQlObjectCatalogContractTest implements NetworkCatalogContract {

    private final SimulatedNetwork network = new SimulatedNetwork();
    private final SimulatedQueryNode node = SimulatedQueryNode.start(network);
    private final OutboundHttp http = Outbound.patient();

    @AfterEach
    void stop() {
        http.close();
        node.close();
    }

    @Override
    public ObjectCatalog catalogOf(Listing... listings) {
        for (Listing listing : listings) {
            ListedNetwork.put(network, listing);
        }
        return new GraphQlObjectCatalog(Clients.toLists(node.endpoint(), http), Distributing.IGNORED, 400);
    }

    @Override
    public Source source(int number) {
        return new Source(URI.create("http://node" + number + ".example/api/v1"), Source.Kind.STORAGE_NODE);
    }

    @Override
    public ObjectCatalog silentCatalog() {
        node.answer(new QueryReply.Cut());
        return catalogOf();
    }
}
