package org.distributornode.adapters.http.in.aistore.cluster;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Set;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.NodeNames;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.node.ShutDownNode;

/// Who belongs to the cluster and who leads it: this node, for ever; and its end.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class MembershipRows {

    private final ShutDownNode shutDown;

    MembershipRows(ShutDownNode shutDown) {
        this.shutDown = shutDown;
    }

    /// The primary is this node's proxy; forced or not.
    Answer setPrimary(Call call, String id) {
        call.requireOperator();
        if (!id.equals(call.node().proxy())) {
            throw new Refused(
                    404,
                    "errNodeNotFound",
                    "p[" + call.node().proxy() + "]: new primary " + id + " not present in Smap v1");
        }
        return Answers.done();
    }

    /// Neither of our roles can be taken away.
    Refused remove(Call call, String action, String id) {
        call.requireOperator();
        if (id.isEmpty()) {
            return Refused.invalid("missing node IDs");
        }
        NodeNames node = call.node();
        return isOurs(node, id)
                ? Refused.invalid("p[" + node.proxy() + "]: cannot perform action \"" + action + "\": " + id
                        + " is the only node")
                : unknown(node, action, id);
    }

    Refused register(Call call) {
        call.requireOperator();
        return Refused.unsupported("membership is fixed: this node is a cluster of its own");
    }

    /// In order, after this is answered.
    Answer shutDown(Call call) {
        call.requireOperator();
        return switch (shutDown.shutDown()) {
            case ENDING -> Answers.done();
            case ALREADY_ENDING -> throw new Refused(409, "", "this node is shutting down already");
        };
    }

    /// The node that a request is addressed to leads the cluster: it wants to hear that this is meant.
    Answer shutDownPrimary(Call call) {
        if (!call.query().isSet("frc")) {
            throw Refused.invalid("p[" + call.node().proxy()
                    + "] is the primary: use \"frc=true\" to shut it down, or shut the cluster down");
        }
        return shutDown(call);
    }

    Answer shutDownNamed(Call call, String action, String id) {
        if (id.isEmpty()) {
            throw Refused.invalid("missing node IDs");
        }
        if (!isOurs(call.node(), id)) {
            throw unknown(call.node(), action, id);
        }
        return shutDownPrimary(call);
    }

    private static boolean isOurs(NodeNames node, String id) {
        return Set.of(node.proxy(), node.target()).contains(id);
    }

    private static Refused unknown(NodeNames node, String action, String id) {
        return new Refused(
                404,
                "errNodeNotFound",
                "p[" + node.proxy() + "]: " + action + " node " + id + " not present in Smap v1");
    }
}
