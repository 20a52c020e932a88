package org.distributornode.adapters.http.in.aistore.bucket;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.distributornode.adapters.http.in.aistore.BucketNames;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Dialect;
import org.distributornode.adapters.http.in.aistore.Message;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.in.aistore.StoreErrors;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.FindBuckets;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.StoreBucket;

/// `/v1/buckets`: what is done to buckets as a whole. Whether there is the bucket is looked at before what is to
/// be done with it.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class BucketsResource implements Resource {

    private static final String EVERY = "*";

    private final FindBuckets buckets;
    private final BucketNames names;
    private final Rows rows;

    BucketsResource(FindBuckets buckets, BucketNames names, Rows rows) {
        this.buckets = buckets;
        this.names = names;
        this.rows = rows;
    }

    /// What the rows of one kind do.
    @Singleton
    @Requires(property = FrameworkSettings.AISTORE_PORT)
    record Rows(
            BucketNamesRow naming,
            BucketLifeRows life,
            PropertyRows properties,
            SummaryRows summaries,
            ListRow listing,
            MassRows mass,
            PromoteRow promote) {}

    @Override
    public String name() {
        return "buckets";
    }

    @Override
    public Set<String> verbs() {
        return Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    }

    @Override
    public Answer answer(Call call) {
        if (call.items().size() > 1) {
            throw call.unknownPath();
        }
        if (call.items().isEmpty()) {
            return ofAll(call);
        }
        return switch (call.method()) {
            case "GET" -> get(call, call.items().getFirst());
            case "HEAD" -> head(call, bucket(call));
            case "POST" -> post(call);
            case "PATCH" -> patch(call, bucket(call));
            case "PUT" -> put(call, bucket(call));
            default -> delete(call);
        };
    }

    /// Whether the request is in the form of 2020, or could be.
    static boolean isOf2020(Call call) {
        return call.dialect() != Dialect.TODAY;
    }

    private Answer ofAll(Call call) {
        if (!call.method().equals("GET") && !call.method().equals("POST")) {
            throw call.unknownPath();
        }
        if (call.method().equals("GET") && !call.hasMessage()) {
            return rows.naming.list(call);
        }
        return switch (call.message().action()) {
            case "list" -> rows.naming.list(call);
            case "summary-bck", "summarybck" -> rows.summaries.summarise(call, Optional.empty());
            default -> throw call.message().unknown();
        };
    }

    private Answer get(Call call, String name) {
        if (name.equals(EVERY)) {
            return rows.naming.list(call);
        }
        if (!call.hasMessage()) {
            return rows.listing.plain(call, bucket(call).name());
        }
        Message message = call.message();
        BucketEntry bucket = bucket(call);
        return switch (message.action()) {
            case "list", "listobj", "summary-bck", "summarybck" -> read(call, bucket);
            default -> throw message.unknown();
        };
    }

    private Answer head(Call call, BucketEntry bucket) {
        Answer shown = rows.properties.show(call, bucket);
        return call.query().has("bsumm_remote") ? rows.summaries.describe(call, bucket, shown) : shown;
    }

    private Answer post(Call call) {
        return switch (call.message().action()) {
            case "create-bck", "createlb" -> rows.life.create(call, named(call));
            case "move-bck" -> rows.life.rename(call, bucket(call).name(), rows.mass.target(call));
            case "renamelb" -> rows.life.rename(call, bucket(call).name(), renamed(call));
            case "copy-bck" -> rows.mass.copyBucket(call, bucket(call));
            case "copybck" -> rows.mass.copyBucketOf2020(call, bucket(call));
            case "copy-listrange" -> rows.mass.copyObjects(call, bucket(call));
            case "prefetch", "prefetch-listrange" ->
                rows.mass.prefetch(call, bucket(call).name());
            case PromoteRow.ACTION -> promote(call, bucket(call));
            case "makencopies", "make-n-copies" -> rows.properties.copies(call, bucket(call));
            case "list", "listobj", "summary-bck", "summarybck" -> read(call, bucket(call));
            default -> throw refused(call, bucket(call));
        };
    }

    private Answer promote(Call call, BucketEntry into) {
        if (!into.name().isLocal()) {
            throw StoreErrors.of(new StoreRefusal.ReadOnly(into.name()), call.node());
        }
        return rows.promote.promote(call);
    }

    private Refused refused(Call call, BucketEntry bucket) {
        return switch (call.message().action()) {
            case "ecencode" -> ErasureCoding.refused(call.message());
            case "ec-encode" -> ErasureCoding.encode(call.message());
            case "etl-bck", "etl-listrange" ->
                Refused.unsupported("no ETL of " + bucket.name() + ": this node runs no containers");
            default -> call.message().unknown();
        };
    }

    /// Sums and names, which clients of 2020 ask for by POST.
    private Answer read(Call call, BucketEntry bucket) {
        return switch (call.message().action()) {
            case "list" -> rows.listing.today(call, bucket.name());
            case "listobj" -> rows.listing.of2020(call, bucket.name());
            default -> rows.summaries.summarise(call, Optional.of(bucket));
        };
    }

    private Answer patch(Call call, BucketEntry bucket) {
        return switch (call.message().action()) {
            case "set-bprops", "setbprops" -> rows.properties.set(call, bucket);
            case "reset-bprops", "resetbprops" -> rows.properties.reset(call, bucket);
            default ->
                throw Refused.invalid("invalid action \"" + call.message().action()
                        + "\" (expected one of [set-bprops reset-bprops])");
        };
    }

    /// The document of 2020 sets properties by PUT too.
    private Answer put(Call call, BucketEntry bucket) {
        return switch (call.message().action()) {
            case "setbprops", "resetbprops" -> patch(call, bucket);
            case "archive" -> rows.mass.archive(call, bucket);
            default -> throw call.message().unknown();
        };
    }

    private Answer delete(Call call) {
        return switch (call.message().action()) {
            case "destroy-bck", "destroylb" -> rows.life.destroy(call, named(call));
            case "delete", "delete-listrange" ->
                rows.mass.delete(call, bucket(call).name());
            case "evictobj", "evict-listrange" ->
                rows.mass.evict(call, bucket(call).name());
            case "evictcb", "evict-remote-bck" ->
                rows.mass.evictAll(call, bucket(call).name());
            default -> {
                bucket(call);
                throw call.message().unknown();
            }
        };
    }

    private StoreBucket renamed(Call call) {
        StoreBucket from = named(call);
        String name = call.message().name();
        return names.of(name, from.provider(), from.namespace());
    }

    private StoreBucket named(Call call) {
        return names.of(call.items().getFirst(), call);
    }

    private BucketEntry bucket(Call call) {
        StoreBucket named = named(call);
        return buckets.find(named)
                .orElseThrow(() -> StoreErrors.of(
                        named.isLocal() ? new StoreRefusal.NoBucket(named) : new StoreRefusal.NoProvider(named),
                        call.node()));
    }
}
