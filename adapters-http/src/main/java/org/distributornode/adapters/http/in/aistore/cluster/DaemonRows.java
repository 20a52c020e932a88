package org.distributornode.adapters.http.in.aistore.cluster;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Message;
import org.distributornode.adapters.http.in.aistore.cluster.ConfigRows.Form;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;

/// Changes to one node, whichever way it is addressed.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class DaemonRows {

    private static final String MOUNTPATHS = "mountpaths";

    private final ConfigRows configuration;
    private final MembershipRows members;
    private final MountpathRows mountpaths;

    DaemonRows(ConfigRows configuration, MembershipRows members, MountpathRows mountpaths) {
        this.configuration = configuration;
        this.members = members;
        this.mountpaths = mountpaths;
    }

    Answer change(Call call) {
        List<String> items = call.items();
        call.requireOperator();
        if (items.size() == 1 && items.getFirst().equals(MOUNTPATHS)) {
            return mountpaths.change(call);
        }
        if (!call.method().equals("PUT")) {
            throw call.unknownPath();
        }
        if (items.isEmpty()) {
            return act(call);
        }
        return switch (items.getFirst()) {
            case "setconfig" -> configuration.setByQuery(call, new Form(true, true));
            case "set-config" -> configuration.setByQuery(call, new Form(false, true));
            case "proxy" -> {
                if (items.size() != 2) {
                    throw call.unknownPath();
                }
                yield members.setPrimary(call, items.getLast());
            }
            default -> throw call.unknownPath();
        };
    }

    private Answer act(Call call) {
        Message message = call.message();
        return switch (message.action()) {
            case "setconfig" -> configuration.setByMessage(call, new Form(true, true));
            case "set-config" -> configuration.setByMessage(call, new Form(false, true));
            case "resetconfig", "reset-config" -> configuration.reset();
            case "shutdown" -> members.shutDownPrimary(call);
            default -> throw message.unknown();
        };
    }
}
