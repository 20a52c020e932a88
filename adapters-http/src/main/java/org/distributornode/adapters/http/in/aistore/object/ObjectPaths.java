package org.distributornode.adapters.http.in.aistore.object;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.distributornode.adapters.http.in.aistore.BucketNames;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;

/// Tells which object a path names: the bucket up to the first slash, and all behind it, as it is.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class ObjectPaths {

    private final BucketNames buckets;

    ObjectPaths(BucketNames buckets) {
        this.buckets = buckets;
    }

    /// @throws Refused if it names none
    ObjectPath of(Call call) {
        String rest = call.rest();
        int slash = rest.indexOf('/');
        if (slash < 0 || slash == rest.length() - 1) {
            throw Refused.invalid("invalid request URI: object name is missing in '" + call.path() + "'");
        }
        StoreBucket bucket = buckets.of(rest.substring(0, slash), call);
        return new ObjectPath(bucket, name(rest.substring(slash + 1)), call.node());
    }

    /// @throws Refused if it can be no object's name
    static ObjectName name(String text) {
        ObjectName.objection(text).ifPresent(why -> {
            throw new Refused(400, "errInvalidPath", "invalid object name \"" + shortened(text) + "\": it " + why);
        });
        return new ObjectName(text);
    }

    private static String shortened(String text) {
        int most = 200;
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }
}
