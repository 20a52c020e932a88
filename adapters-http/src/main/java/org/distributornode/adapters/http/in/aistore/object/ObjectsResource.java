package org.distributornode.adapters.http.in.aistore.object;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Message;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.in.aistore.bucket.PromoteRow;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;

/// `/v1/objects/bucket/object`: finds the row that a request means.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class ObjectsResource implements Resource {

    private static final String ARCHIVE = "arch";
    private static final Set<String> OF_ARCHIVES = Set.of("GET", "PUT");

    private final ObjectPaths paths;
    private final Rows rows;

    /// @param read GET
    /// @param archive GET of what is in an archive, PUT of more
    /// @param head HEAD
    /// @param redirect PUT that is only announced
    /// @param write PUT of a whole object
    /// @param append PUT of pieces
    /// @param upload of an object in parts
    /// @param edit what changes objects that are there
    /// @param promote files to objects, of a path that names a bucket alone
    @Singleton
    @Requires(property = FrameworkSettings.AISTORE_PORT)
    record Rows(
            ReadRows read,
            ArchiveRow archive,
            HeadRows head,
            SelfRedirect redirect,
            WriteRows write,
            AppendRows append,
            UploadRows upload,
            EditRows edit,
            PromoteRow promote) {}

    ObjectsResource(ObjectPaths paths, Rows rows) {
        this.paths = paths;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "objects";
    }

    @Override
    public Set<String> verbs() {
        return Set.of("GET", "HEAD", "PUT", "POST", "PATCH", "DELETE");
    }

    @Override
    public Answer answer(Call call) {
        refuseWhatIsNotDone(call);
        if (call.method().equals("POST")
                && call.items().size() == 1
                && call.message().action().equals(PromoteRow.ACTION)) {
            return rows.promote().promote(call);
        }
        ObjectPath path = paths.of(call);
        return switch (call.method()) {
            case "GET" ->
                ArchiveRow.isMeant(call)
                        ? rows.archive().get(call, path)
                        : rows.read().get(call, path);
            case "HEAD" -> rows.head().head(call, path);
            case "PUT" -> put(call, path);
            case "POST" -> post(call, path);
            case "PATCH" -> rows.edit().attach(call, path);
            case "DELETE" -> delete(call, path);
            default -> throw call.unknownPath();
        };
    }

    @Override
    public Optional<Answer> atOnce(Call call) {
        refuseWhatIsNotDone(call);
        return ArchiveRow.isMeant(call) ? Optional.empty() : rows.read().atOnce(call, paths.of(call));
    }

    private static void refuseWhatIsNotDone(Call call) {
        if (!OF_ARCHIVES.contains(call.method())
                && call.query().names().stream().anyMatch(name -> name.startsWith(ARCHIVE))) {
            throw Refused.unsupported("files in archives are read, and added: they are not changed");
        }
        if (call.query().has("etl_name")) {
            throw Refused.unsupported("this node transforms no objects: ETL needs Kubernetes");
        }
    }

    private Answer put(Call call, ObjectPath path) {
        if (call.query().has("object_to")) {
            return rows.edit().copy(call, path);
        }
        if (rows.redirect().isWanted(call)) {
            return rows.redirect().to(call);
        }
        if (call.query().names().stream().anyMatch(name -> name.startsWith(ARCHIVE))) {
            return rows.archive().put(call, path);
        }
        if (call.query().has("appendty") || call.query().has("append_type")) {
            return rows.append().put(call, path);
        }
        return call.query().has("uploadId") || call.query().has("partNumber")
                ? rows.upload().part(call, path)
                : rows.write().put(call, path);
    }

    private Answer post(Call call, ObjectPath path) {
        Message message = call.message();
        return switch (message.action()) {
            case "rename", "renameobj", "rename-obj" -> rows.edit().rename(path, message);
            case "mpt-upload" -> rows.upload().begin(call, path);
            case "mpt-complete" -> rows.upload().complete(call, path, message);
            case "mpt-abort" -> rows.upload().abort(call, path);
            case "check-lock" -> rows.edit().checkLock(path);
            default -> throw message.unknown();
        };
    }

    /// A body with an action that is not known must not delete.
    private Answer delete(Call call, ObjectPath path) {
        if (call.body().length == 0) {
            return rows.edit().delete(path);
        }
        Message message = call.message();
        return switch (message.action()) {
            case "" -> rows.edit().delete(path);
            case "evictobj", "evict-listrange" -> rows.edit().evict(call, path);
            case "mpt-abort" -> rows.upload().abort(call, path);
            default -> throw message.unknown();
        };
    }
}
