package org.distributornode.adapters.http.in.aistore.cluster;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Message;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonNull;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.EditMountpaths;
import org.distributornode.domain.store.MountpathChange;

/// Takes mountpaths into use and out of it. Their objects are moved away first, in the background, unless the
/// query says `dntres`.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class MountpathRows {

    private final EditMountpaths mountpaths;

    MountpathRows(EditMountpaths mountpaths) {
        this.mountpaths = mountpaths;
    }

    Answer change(Call call) {
        Message message = call.message();
        boolean resilver = !call.query().isSet("dntres");
        return switch (call.method() + " " + message.action()) {
            case "POST enable", "POST enable-mp" -> switched(mountpaths.enable(path(message)));
            case "POST disable", "POST disable-mp" -> switched(mountpaths.disable(path(message), resilver));
            case "PUT add", "PUT attach-mp" -> added(mountpaths.add(path(message)));
            case "DELETE remove", "DELETE detach-mp" -> switched(mountpaths.remove(path(message), resilver));
            default -> throw message.unknown();
        };
    }

    private static String path(Message message) {
        JsonValue value = message.value().orElse(new JsonNull());
        if (!(value instanceof JsonText(String path)) || path.isEmpty()) {
            throw Refused.invalid(message.action() + ": the value must be the path of a mountpath");
        }
        return path;
    }

    private static Answer switched(MountpathChange change) {
        return switch (change) {
            case MountpathChange.Done _ -> Answers.done();
            case MountpathChange.Same _ -> Answer.of(204);
            case MountpathChange.Unknown(var path) -> throw unknown(path);
            case MountpathChange.Refused(var path, var why) -> throw refused(path, why);
        };
    }

    private static Answer added(MountpathChange change) {
        return switch (change) {
            case MountpathChange.Done _ -> Answers.done();
            case MountpathChange.Same(var entry) ->
                throw Refused.invalid("duplicated mountpath \"" + entry.path() + "\"");
            case MountpathChange.Unknown(var path) -> throw unknown(path);
            case MountpathChange.Refused(var path, var why) -> throw refused(path, why);
        };
    }

    private static Refused unknown(String path) {
        return new Refused(404, "ErrMpathNotFound", "mountpath " + path + " does not exist");
    }

    private static Refused refused(String path, String why) {
        return new Refused(400, "ErrInvalidMountpath", "invalid mountpath \"" + path + "\": it " + why);
    }
}
