package org.distributornode.adapters.http.in.aistore.cluster;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Set;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;

/// `/v1/daemon`: this node, as whichever of its roles can answer.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class DaemonResource implements Resource {

    private final NodeQueries queries;
    private final DaemonRows rows;

    DaemonResource(NodeQueries queries, DaemonRows rows) {
        this.queries = queries;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "daemon";
    }

    @Override
    public Set<String> verbs() {
        return Set.of("GET", "PUT", "POST", "DELETE");
    }

    @Override
    public Answer answer(Call call) {
        if (!call.method().equals("GET")) {
            return rows.change(call);
        }
        if (!call.items().isEmpty()) {
            throw call.unknownPath();
        }
        return queries.ofDaemon(call);
    }
}
