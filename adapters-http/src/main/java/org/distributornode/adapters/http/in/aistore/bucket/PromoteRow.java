package org.distributornode.adapters.http.in.aistore.bucket;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.distributornode.adapters.http.in.aistore.BucketNames;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.in.aistore.Message;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.RunStoreJobs;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreTask;
import org.distributornode.domain.store.StoreTask.Promotion;

/// Makes objects of files of this machine, as a job. In the form of 2020 the file is the name of the message; in
/// today's it is in its value. Files stay unless their end is asked for in so many words.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
public final class PromoteRow {

    public static final String ACTION = "promote";

    private static final Set<String> TODAY = Set.of("tid", "src", "obj", "rcr", "ovw", "dls", "notshr");
    private static final Set<String> OF_2020 =
            Set.of("target", "objname", "trim_prefix", "recurs", "overwrite", "keep", "keep_original", "verbose");

    private final RunStoreJobs jobs;
    private final BucketNames names;

    public PromoteRow(RunStoreJobs jobs, BucketNames names) {
        this.jobs = jobs;
        this.names = names;
    }

    /// The path names a bucket and nothing else.
    public Answer promote(Call call) {
        call.requireOperator();
        Message message = call.message();
        StoreBucket bucket = names.of(call.items().getFirst(), call);
        boolean today = message.fields().find("src").isPresent();
        StoreTask.Promote task = today ? today(call, bucket) : of2020(call, bucket);
        return Outcomes.begun(jobs.submit(task), call.node());
    }

    private static StoreTask.Promote today(Call call, StoreBucket bucket) {
        Fields value = call.message().fields().only(TODAY);
        requireOurs(call, value.textOrEmpty("tid"));
        return new StoreTask.Promote(
                bucket,
                value.textOrEmpty("src"),
                new Promotion(value.textOrEmpty("obj"), "", value.flag("rcr"), !value.flag("dls"), value.flag("ovw")));
    }

    private static StoreTask.Promote of2020(Call call, StoreBucket bucket) {
        Fields value = call.message().fields().only(OF_2020);
        requireOurs(call, value.textOrEmpty("target"));
        String source = call.message().name();
        if (source.isEmpty()) {
            throw Refused.invalid("the message names no file");
        }
        boolean leaves = isFalse(value, "keep") || isFalse(value, "keep_original");
        return new StoreTask.Promote(
                bucket,
                source,
                new Promotion(
                        value.textOrEmpty("objname"),
                        value.textOrEmpty("trim_prefix"),
                        value.flag("recurs"),
                        !leaves,
                        value.flag("overwrite")));
    }

    private static boolean isFalse(Fields value, String name) {
        return value.find(name).isPresent() && !value.flag(name);
    }

    private static void requireOurs(Call call, String target) {
        Optional.of(target)
                .filter(id -> !id.isEmpty() && !id.equals(call.node().target()))
                .ifPresent(id -> {
                    throw new Refused(400, "errNodeNotFound", "target " + id + " not present in Smap v1");
                });
    }
}
