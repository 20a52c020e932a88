package org.distributornode.adapters.storage.querynode;

import java.util.List;
import java.util.Map;
import org.distributornode.application.port.catalog.SourceCatalog;
import org.distributornode.domain.source.Source;

/// The nodes of all active operators of storage buckets.
public final class GraphQlSourceCatalog implements SourceCatalog {

    private final QueryNodeClient client;

    public GraphQlSourceCatalog(QueryNodeClient client) {
        this.client = client;
    }

    @Override
    public List<Source> active() {
        SourcesReply.Content content = client.ask(QueryText.SOURCES, Map.of(), SourcesReply.class);
        return content.storageBuckets().stream()
                .flatMap(bucket -> bucket.source().stream())
                .distinct()
                .toList();
    }
}
