package org.distributornode.adapters.storage.querynode;

import java.util.Map;
import java.util.Optional;
import org.distributornode.application.port.catalog.CatalogHealth;

/// The query node's version and the height it has reached.
public final class GraphQlCatalogHealth implements CatalogHealth {

    private final QueryNodeClient client;

    public GraphQlCatalogHealth(QueryNodeClient client) {
        this.client = client;
    }

    @Override
    public Health check() {
        HealthReply.Content content = client.ask(QueryText.HEALTH, Map.of(), HealthReply.class);
        return new Health(
                Optional.ofNullable(content.squidVersion())
                        .flatMap(squid -> Optional.ofNullable(squid.version()))
                        .orElse(""),
                Optional.ofNullable(content.squidStatus())
                        .flatMap(squid -> Optional.ofNullable(squid.height()))
                        .orElse(0L));
    }
}
