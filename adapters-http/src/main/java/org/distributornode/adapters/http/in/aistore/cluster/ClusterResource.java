package org.distributornode.adapters.http.in.aistore.cluster;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.in.aistore.Message;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.in.aistore.cluster.ConfigRows.Form;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;

/// `/v1/cluster`: what concerns the cluster as a whole, which is this node.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class ClusterResource implements Resource {

    private final NodeQueries queries;
    private final ConfigRows configuration;
    private final MembershipRows members;
    private final JobRows jobs;

    ClusterResource(NodeQueries queries, ConfigRows configuration, MembershipRows members, JobRows jobs) {
        this.queries = queries;
        this.configuration = configuration;
        this.members = members;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public Set<String> verbs() {
        return Set.of("GET", "PUT", "POST", "DELETE");
    }

    @Override
    public Answer answer(Call call) {
        List<String> items = call.items();
        return switch (call.method()) {
            case "GET" -> get(call, items);
            case "PUT" -> put(call, items);
            case "POST" -> throw post(call, items);
            default -> throw delete(call, items);
        };
    }

    private Answer get(Call call, List<String> items) {
        if (!items.isEmpty()) {
            throw call.unknownPath();
        }
        return queries.ofCluster(call);
    }

    private static Refused named(Call call, Message message) {
        return message.action().isEmpty() ? call.unknownPath() : message.unknown();
    }

    private Refused post(Call call, List<String> items) {
        boolean registers = items.size() == 1
                && Set.of("register", "join-by-admin", "autoreg").contains(items.getFirst());
        return registers ? members.register(call) : call.unknownPath();
    }

    private Refused delete(Call call, List<String> items) {
        boolean node = items.size() == 2 && items.getFirst().equals("daemon");
        return node ? members.remove(call, "unregister", items.getLast()) : call.unknownPath();
    }

    private Answer put(Call call, List<String> items) {
        if (items.isEmpty()) {
            return act(call);
        }
        return switch (items.getFirst()) {
            case "proxy" -> {
                if (items.size() != 2) {
                    throw call.unknownPath();
                }
                yield members.setPrimary(call, items.getLast());
            }
            case "setconfig" -> configured(call, new Form(true, false));
            case "set-config" -> configured(call, new Form(false, false));
            case "attach", "detach" -> throw Refused.unsupported("this node joins no other clusters");
            default -> throw call.unknownPath();
        };
    }

    private Answer configured(Call call, Form form) {
        call.requireOperator();
        return configuration.setByQuery(call, form);
    }

    private Answer act(Call call) {
        Message message = call.message();
        String action = message.action();
        return switch (action) {
            case "start" -> jobs.start(call);
            case "stop" -> jobs.stop(call);
            case "setconfig", "set-config" -> {
                call.requireOperator();
                yield configuration.setByMessage(call, new Form(action.equals("setconfig"), false));
            }
            case "resetconfig", "reset-config" -> {
                call.requireOperator();
                yield configuration.reset();
            }
            case "shutdown" -> members.shutDown(call);
            case "shutdown-node" -> members.shutDownNamed(call, action, node(message));
            case "rm-unsafe", "decommission-node", "start-maintenance", "stop-maintenance" ->
                throw members.remove(call, action, node(message));
            case "decommission" -> throw Refused.unsupported("this node does not destroy what it stores when it ends");
            default -> throw named(call, message);
        };
    }

    private static String node(Message message) {
        return message.value()
                .map(Fields::inAnyCase)
                .map(fields -> fields.textOrEmpty("sid"))
                .orElse("");
    }
}
