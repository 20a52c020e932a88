package org.distributornode.adapters.http.in.aistore.bucket;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.BucketNames;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.job.Kinds;
import org.distributornode.adapters.http.in.aistore.job.Works;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.RunStoreJobs;
import org.distributornode.application.usecase.store.StoreRefusal;
import org.distributornode.domain.store.ArchiveFormat;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreTask;
import org.distributornode.domain.store.StoreTask.Chosen;

/// Work on many objects of a bucket. It is answered with the id of a job.
@Singleton
final class MassRows {

    private final RunStoreJobs jobs;
    private final BucketLifeRows life;
    private final BucketNames names;
    private final Works works;

    MassRows(RunStoreJobs jobs, BucketLifeRows life, BucketNames names, Works works) {
        this.jobs = jobs;
        this.life = life;
        this.names = names;
        this.works = works;
    }

    Answer delete(Call call, StoreBucket bucket) {
        return begin(call, new StoreTask.Delete(bucket, chosen(call)));
    }

    Answer prefetch(Call call, StoreBucket bucket) {
        call.requireOperator();
        return begin(call, new StoreTask.Prefetch(bucket, chosen(call)));
    }

    Answer evict(Call call, StoreBucket bucket) {
        call.requireOperator();
        return begin(call, new StoreTask.Evict(bucket, chosen(call)));
    }

    Answer evictAll(Call call, StoreBucket bucket) {
        call.requireOperator();
        return begin(call, new StoreTask.Evict(bucket, new Chosen.All()));
    }

    /// Of a bucket, as today's clients ask: the other one is in the query.
    Answer copyBucket(Call call, BucketEntry from) {
        Fields value = call.message().fields();
        return copyBucket(call, from, target(call), value);
    }

    /// Of a bucket, as clients of 2020 ask: the other one is in the message.
    Answer copyBucketOf2020(Call call, BucketEntry from) {
        Fields value = call.message().fields();
        Fields to = value.object("bck_to").orElseThrow(() -> Refused.invalid("the message names no bck_to"));
        return copyBucket(call, from, named(to), value);
    }

    Answer copyObjects(Call call, BucketEntry from) {
        Fields value = call.message().fields();
        Fields to = value.object("tobck").orElseThrow(() -> Refused.invalid("the message names no tobck"));
        return copy(call, from, named(to), value, ChosenReader.read(value));
    }

    /// Puts objects together in one. Without a format the name of the archive tells it, without another
    /// bucket it goes into this one.
    Answer archive(Call call, BucketEntry from) {
        Fields value = call.message().fields();
        String name = value.textOrEmpty("archname");
        ObjectName.objection(name).ifPresent(why -> {
            throw new Refused(400, "errInvalidPath", "archname \"" + name + "\" " + why);
        });
        String mime = value.textOrEmpty("mime");
        ArchiveFormat format = (mime.isEmpty() ? ArchiveFormat.ofObject(name) : ArchiveFormat.named(mime))
                .orElseThrow(() -> Refused.unsupported(
                        "unknown archive format of \"" + name + "\" (expecting " + ArchiveFormat.known() + ")"));
        return begin(
                call,
                new StoreTask.Archive(
                        from.name(),
                        value.object("tobck").map(this::named).orElse(from.name()),
                        new ObjectName(name),
                        format,
                        ChosenReader.read(value),
                        new StoreTask.Archiving(value.flag("isbn"), value.flag("aate"), value.flag("coer"))));
    }

    /// The bucket that the query names as the other one.
    StoreBucket target(Call call) {
        return BucketNames.fullName(call.query()
                        .findFilled("bck_to")
                        .orElseThrow(() -> Refused.invalid("missing \"bck_to\" query parameter")))
                .bucket();
    }

    private StoreBucket named(Fields bucket) {
        return names.of(bucket.textOrEmpty("name"), bucket.textOrEmpty("provider"), BucketNames.namespace(bucket));
    }

    private Answer copyBucket(Call call, BucketEntry from, StoreBucket to, Fields value) {
        if (to.equals(from.name())) {
            throw Refused.invalid("cannot copy bucket \"" + to + "\" onto itself");
        }
        return copy(call, from, to, value, ChosenReader.prefixed(value.textOrEmpty("prefix")));
    }

    private Answer copy(Call call, BucketEntry from, StoreBucket to, Fields value, Chosen chosen) {
        if (value.flag("synchronize") || value.flag("sync") || value.find("ext").isPresent()) {
            throw Refused.unsupported("this node copies objects as they are: neither synchronize nor ext");
        }
        if (value.flag("dry_run")) {
            return Answers.text(
                    works.done(Kinds.COPY_BUCKET, from.name(), Optional.of(to)).id());
        }
        boolean made = life.provide(to, from, call.node());
        try {
            return begin(call, new StoreTask.Copy(from.name(), to, chosen, value.textOrEmpty("prepend")));
        } catch (Refused refused) {
            if (made) {
                life.takeBack(to, call.node());
            }
            throw refused;
        }
    }

    private static Chosen chosen(Call call) {
        return ChosenReader.read(call.message().fields());
    }

    private Answer begin(Call call, StoreTask task) {
        RunStoreJobs.Outcome outcome = jobs.submit(task);
        if (outcome instanceof RunStoreJobs.Outcome.Refused(StoreRefusal.NotRemote(var bucket))) {
            throw new Refused(
                    400,
                    "ErrNotRemoteBck",
                    call.message().action() + ": expecting remote bucket (have " + bucket + ")");
        }
        return Outcomes.begun(outcome, call.node());
    }
}
