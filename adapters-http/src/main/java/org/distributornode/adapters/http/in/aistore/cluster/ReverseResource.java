package org.distributornode.adapters.http.in.aistore.cluster;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Set;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;

/// `/v1/reverse/daemon`: the node that a field names, by way of the proxy. Both that there are are this one.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class ReverseResource implements Resource {

    private final NodeQueries queries;
    private final DaemonRows rows;

    ReverseResource(NodeQueries queries, DaemonRows rows) {
        this.queries = queries;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "reverse/daemon";
    }

    @Override
    public Set<String> verbs() {
        return Set.of("GET", "PUT", "POST", "DELETE");
    }

    @Override
    public Answer answer(Call call) {
        NodeRole role = role(call);
        if (!call.method().equals("GET")) {
            return rows.change(call);
        }
        if (!call.items().isEmpty()) {
            throw call.unknownPath();
        }
        return queries.ofNode(call, role, name());
    }

    private static NodeRole role(Call call) {
        String id = call.field("Ais-Node-Id", "node.id").orElse("");
        if (id.isEmpty()) {
            throw Refused.invalid("missing node ID");
        }
        if (id.equals(call.node().target())) {
            return NodeRole.TARGET;
        }
        if (id.equals(call.node().proxy())) {
            return NodeRole.PROXY;
        }
        throw new Refused(
                404, "errNodeNotFound", "p[" + call.node().proxy() + "]: node " + id + " not present in Smap v1");
    }
}
