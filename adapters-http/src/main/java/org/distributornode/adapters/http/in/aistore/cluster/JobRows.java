package org.distributornode.adapters.http.in.aistore.cluster;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Dialect;
import org.distributornode.adapters.http.in.aistore.Fields;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.job.Kinds;
import org.distributornode.adapters.http.in.aistore.job.Works;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.EditMountpaths;
import org.distributornode.application.usecase.store.TrimStore;

/// Begins and ends work of the whole node.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class JobRows {

    private final Works works;
    private final TrimStore trim;
    private final EditMountpaths mountpaths;

    JobRows(Works works, TrimStore trim, EditMountpaths mountpaths) {
        this.works = works;
        this.trim = trim;
        this.mountpaths = mountpaths;
    }

    Answer start(Call call) {
        call.requireOperator();
        Fields value = Fields.inAnyCase(call.message().value().orElseThrow(JobRows::nothingNamed));
        String kind = Kinds.today(value.textOrEmpty("kind"));
        return switch (kind) {
            case Kinds.REBALANCE -> rebalance(call);
            case Kinds.EVICTION -> Answers.text(works.trimmed(trim.trim()).id());
            case Kinds.RESILVER -> resilver(call, value);
            default -> throw refused(kind);
        };
    }

    /// It takes a job for each bucket.
    private Answer resilver(Call call, Fields value) {
        String node =
                value.textOrEmpty("daemonid").isEmpty() ? value.textOrEmpty("node") : value.textOrEmpty("daemonid");
        if (!node.isEmpty() && !node.equals(call.node().target())) {
            throw new Refused(
                    400, "errNodeNotFound", "p[" + call.node().proxy() + "]: node " + node + " not present in Smap v1");
        }
        return switch (mountpaths.resilver()) {
            case EditMountpaths.Resilvering.Begun(var jobs) ->
                Answers.text(works.together(Kinds.RESILVER, jobs).id());
            case EditMountpaths.Resilvering.Partly partly ->
                throw new Refused(
                        429,
                        "",
                        "too many jobs are waiting, at most " + partly.most() + " may: resilvering begins with "
                                + partly.begun().size() + " of " + partly.buckets() + " buckets; ask for it again");
        };
    }

    private static Refused refused(String kind) {
        if (!Kinds.isKnown(kind)) {
            return Refused.invalid("invalid xaction (job) kind \"" + kind + "\"");
        }
        return Kinds.isOfBucket(kind)
                ? Refused.invalid("xaction \"" + kind + "\" requires a bucket to start")
                : Refused.unsupported("this node does no " + kind);
    }

    /// With nobody to share its objects with the node has nothing to move. That is a finished job for clients of 2020;
    /// today's are told that it takes two.
    private Answer rebalance(Call call) {
        if (call.dialect() == Dialect.TODAY) {
            throw new Refused(
                    400,
                    "errNotEnoughTargets",
                    "p[" + call.node().proxy() + "]: not enough targets: Smap v1, need 2, have 1");
        }
        return Answers.text(works.rebalanced().id());
    }

    /// By id, or all of a kind that are not over, if there are any.
    Answer stop(Call call) {
        call.requireOperator();
        Fields value = Fields.inAnyCase(call.message().value().orElseThrow(JobRows::nothingNamed));
        String id = value.textOrEmpty("id").isEmpty() ? value.textOrEmpty("uuid") : value.textOrEmpty("id");
        String kind = Kinds.today(value.textOrEmpty("kind"));
        if (!id.isEmpty()) {
            if (works.stop(id).isEmpty()) {
                throw new Refused(404, "", "p[" + call.node().proxy() + "]: x-[" + id + "] does not exist");
            }
            return Answers.done();
        }
        if (!Kinds.isKnown(kind)) {
            throw Refused.invalid("cannot stop xaction given 'xa-" + kind + "[]'");
        }
        works.stopAll(kind);
        return Answers.done();
    }

    private static Refused nothingNamed() {
        return Refused.invalid("the message names no xaction (job)");
    }
}
