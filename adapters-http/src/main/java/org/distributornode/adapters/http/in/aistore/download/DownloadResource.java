package org.distributornode.adapters.http.in.aistore.download;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.BucketNames;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.Resource;
import org.distributornode.adapters.http.in.aistore.StoreErrors;
import org.distributornode.adapters.http.in.aistore.job.WorkId;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.Members;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.application.usecase.store.BucketOutcome;
import org.distributornode.application.usecase.store.EditBuckets;
import org.distributornode.application.usecase.store.RunStoreJobs;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.application.usecase.store.TrackDownloads;
import org.distributornode.application.usecase.store.TrackDownloads.Download;
import org.distributornode.application.usecase.store.TrackDownloads.Removal;
import org.distributornode.domain.job.JobId;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.StoreBucket;

/// `/v1/download`: links of the web that become objects.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class DownloadResource implements Resource {

    private static final String TEXT = "text/plain; charset=utf-8";

    private final TrackDownloads downloads;
    private final RunStoreJobs jobs;
    private final RunJobs registry;
    private final EditBuckets buckets;
    private final BucketNames names;

    DownloadResource(
            TrackDownloads downloads, RunStoreJobs jobs, RunJobs registry, EditBuckets buckets, BucketNames names) {
        this.downloads = downloads;
        this.jobs = jobs;
        this.registry = registry;
        this.buckets = buckets;
        this.names = names;
    }

    @Override
    public String name() {
        return "download";
    }

    @Override
    public Set<String> verbs() {
        return Set.of("GET", "POST", "DELETE");
    }

    @Override
    public Answer answer(Call call) {
        List<String> items = call.items();
        if (call.method().equals("DELETE")) {
            if (items.size() != 1) {
                throw call.unknownPath();
            }
            return end(call, items.getFirst());
        }
        if (!items.isEmpty()) {
            throw call.unknownPath();
        }
        return call.method().equals("POST") ? begin(call) : show(call);
    }

    /// A bucket of this node that is not there is made.
    private Answer begin(Call call) {
        call.requireOperator();
        Fields body = Fields.inAnyCase(call.json());
        StoreBucket bucket =
                bucket(body.object("bucket").orElseThrow(() -> Refused.invalid("missing the bucket of a download")));
        var task = DownloadReader.read(body, bucket);
        boolean made = bucket.isLocal() && provide(call, bucket);
        return switch (jobs.submit(task)) {
            case RunStoreJobs.Outcome.Accepted(var job) ->
                Answers.json(
                        "application/json",
                        new Members().with("id", WorkId.of(job)).object());
            case RunStoreJobs.Outcome.Refused(var why) -> {
                if (made) {
                    var _ = buckets.destroy(bucket);
                }
                throw StoreErrors.of(why, call.node());
            }
        };
    }

    /// @return whether it was not there
    private boolean provide(Call call, StoreBucket bucket) {
        return switch (buckets.create(bucket, BucketProperties.STANDARD)) {
            case BucketOutcome.Done _ -> true;
            case BucketOutcome.Refused(StoreRefusal.BucketExists _) -> false;
            case BucketOutcome.Refused(var why) -> throw StoreErrors.of(why, call.node());
        };
    }

    private StoreBucket bucket(Fields bucket) {
        String name = bucket.textOrEmpty("name");
        if (name.isEmpty()) {
            throw Refused.invalid("missing the name of the bucket of a download");
        }
        return names.of(name, bucket.textOrEmpty("provider"), BucketNames.namespace(bucket));
    }

    private Answer show(Call call) {
        Fields body = call.body().length == 0 ? Fields.NONE : Fields.inAnyCase(call.json());
        String id = body.textOrEmpty("id");
        String regex = body.textOrEmpty("regex");
        if (!id.isEmpty() && !regex.isEmpty()) {
            throw Refused.invalid("both id and regex are given");
        }
        if (!id.isEmpty()) {
            Download download = parse(id).flatMap(downloads::find).orElseThrow(() -> unknown(id));
            return Answers.json(TEXT, DownloadJson.whole(download, body.flag("only_active_tasks")));
        }
        Descriptions wanted = Descriptions.like(regex);
        return Answers.json(
                TEXT,
                new JsonArray(downloads.list().stream()
                        .filter(download -> wanted.takes(download.task().description()))
                        .<JsonValue>map(download -> DownloadJson.job(download).object())
                        .toList()));
    }

    private Answer end(Call call, String how) {
        call.requireOperator();
        String id = Fields.inAnyCase(call.json()).textOrEmpty("id");
        JobId job = parse(id).filter(each -> downloads.find(each).isPresent()).orElseThrow(() -> unknown(id));
        return switch (how) {
            case "abort" -> {
                if (registry.cancel(job).isEmpty()) {
                    throw unknown(id);
                }
                yield Answers.done();
            }
            case "remove" -> removed(downloads.remove(job), id);
            default -> throw call.unknownPath();
        };
    }

    private static Answer removed(Removal removal, String id) {
        return switch (removal) {
            case REMOVED -> Answers.done();
            case NOT_ENDED -> throw Refused.invalid("job \"" + id + "\" is still running");
            case UNKNOWN -> throw unknown(id);
        };
    }

    private static Optional<JobId> parse(String id) {
        return WorkId.parse(id);
    }

    private static Refused unknown(String id) {
        return new Refused(404, "ErrNotFound", "download job \"" + id + "\" does not exist");
    }
}
