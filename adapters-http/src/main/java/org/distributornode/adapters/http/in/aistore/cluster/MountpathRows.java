package org.distributornode.adapters.http.in.aistore.cluster;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Set;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Message;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;

/// Takes mountpaths into use and out of it.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class MountpathRows {

    private final NodeView view;

    MountpathRows(NodeView view) {
        this.view = view;
    }

    Answer change(Call call) {
        Message message = call.message();
        if (!Set.of("enable", "enable-mp", "disable", "disable-mp", "add", "attach-mp", "remove", "detach-mp")
                .contains(message.action())) {
            throw message.unknown();
        }
        if (message.value().isEmpty() || !(message.value().get() instanceof JsonText(String path)) || path.isEmpty()) {
            throw Refused.invalid(message.action() + ": the value must be the path of a mountpath");
        }
        Mountpaths now = view.mountpaths();
        boolean adds = message.action().startsWith("a");
        if (!adds && !now.available().contains(path) && !now.disabled().contains(path)) {
            throw new Refused(404, "ErrMpathNotFound", "mountpath " + path + " does not exist");
        }
        if (message.action().startsWith("enable") && now.available().contains(path)) {
            return new Answer(204, Answers.done().headers(), Answers.done().body());
        }
        throw Refused.unsupported("the mountpaths of this node are fixed by its configuration");
    }
}
