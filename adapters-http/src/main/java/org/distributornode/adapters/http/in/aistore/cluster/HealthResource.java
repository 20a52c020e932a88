package org.distributornode.adapters.http.in.aistore.cluster;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Set;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.node.CheckReadiness;
import org.distributornode.application.usecase.node.CheckReadiness.Obstacle;

/// `/v1/health`: whether this node can be used. Once it answers it is ready; not any more when it ends.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class HealthResource implements Resource {

    private final CheckReadiness readiness;
    private final NodeView view;

    HealthResource(CheckReadiness readiness, NodeView view) {
        this.readiness = readiness;
        this.view = view;
    }

    @Override
    public String name() {
        return "health";
    }

    @Override
    public Set<String> verbs() {
        return Set.of("GET", "HEAD");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Answer answer(Call call) {
        if (!call.items().isEmpty()) {
            throw call.unknownPath();
        }
        boolean asked = call.query().isSet("readiness") || call.query().isSet("prr");
        if (asked && readiness.check().contains(Obstacle.ENDING)) {
            throw new Refused(503, "", "p[" + call.node().proxy() + "]: shutting down");
        }
        String uptime = Long.toString(view.upNanos());
        return Answers.done().with("Ais-Node-Uptime", uptime).with("Ais-Cluster-Uptime", uptime);
    }
}
