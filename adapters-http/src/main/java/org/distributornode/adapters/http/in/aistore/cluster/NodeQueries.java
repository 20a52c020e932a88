package org.distributornode.adapters.http.in.aistore.cluster;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.job.WorkAnswers;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;

/// Answers what is asked by `?what=`. Names of 2020 and those of its document that its code did not know count, too.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class NodeQueries {

    private final NodeAnswers answers;
    private final ConfigRows configuration;
    private final WorkAnswers work;
    private final RecentLog log;

    NodeQueries(NodeAnswers answers, ConfigRows configuration, WorkAnswers work, RecentLog log) {
        this.answers = answers;
        this.configuration = configuration;
        this.work = work;
        this.log = log;
    }

    /// Asked of any node: as a proxy what both know, as a target what only that one has.
    Answer ofDaemon(Call call) {
        return switch (what(call)) {
            case "snode" -> answers.node(call, NodeRole.PROXY);
            default -> ofNode(call, NodeRole.TARGET, "daemon");
        };
    }

    /// Asked of one of our two roles.
    Answer ofNode(Call call, NodeRole role, String path) {
        String what = what(call);
        return switch (what) {
            case "smap" -> answers.map(call);
            case "snode" -> answers.node(call, role);
            case "config" -> configuration.showNode(call, role);
            case "status" -> answers.statusOf2020(call, role);
            case "node_status" -> answers.status(call, role);
            case "stats" -> answers.statsOf2020(role);
            case "node_stats" -> answers.stats(call, role);
            case "sysinfo" -> answers.system(role);
            case "bmd", "bucketmd" -> answers.buckets(call);
            case "software_version" -> answers.version();
            case "metrics" -> answers.metrics();
            case "log" -> log(call);
            case "tls_certificate" -> throw new Refused(404, "", "this node shows its certificate by TLS alone");
            default -> ofTarget(call, role, path);
        };
    }

    /// Only for those who may steer the node: others have no business in its log.
    private Answer log(Call call) {
        call.requireOperator();
        String severity = call.query().find("severity").orElse("");
        String least = severity.startsWith("e") ? "error" : severity.startsWith("w") ? "warn" : "info";
        return Answers.text(String.join("\n", log.lines(least)) + "\n");
    }

    private Answer ofTarget(Call call, NodeRole role, String path) {
        String what = what(call);
        if (role == NodeRole.PROXY) {
            throw NodeAnswers.unknownQuery(path, what);
        }
        return switch (what) {
            case "mountpaths" -> answers.mountpaths(call);
            case "disk" -> answers.disks();
            case "remote" -> answers.remote();
            default -> throw NodeAnswers.unknownQuery(path, what);
        };
    }

    Answer ofCluster(Call call) {
        String what = what(call);
        return switch (what) {
            case "smap" -> answers.map(call);
            case "snode" -> answers.node(call, NodeRole.PROXY);
            case "cluster_config" -> configuration.showCluster(call);
            case "bmd", "bucketmd" -> answers.buckets(call);
            case "sysinfo" -> answers.systemOfAll(call);
            case "stats" -> answers.statsOfAllOf2020(call);
            case "node_stats" -> answers.statsOfAll(call);
            case "mountpaths" -> answers.mountpathsOfAll(call);
            case "target_ips" -> answers.addresses(call);
            case "remote" -> answers.remote();
            case "backends" -> answers.backends();
            default -> ofWork(call, what);
        };
    }

    private Answer ofWork(Call call, String what) {
        return switch (what) {
            case "status" -> work.status(call);
            case "status_all" -> work.statuses(call);
            case "qryxstats" -> work.snapshots(call);
            case "xaction" -> work.statistics(call);
            case "running_all" -> work.running(call);
            default -> throw NodeAnswers.unknownQuery("cluster", what);
        };
    }

    private static String what(Call call) {
        return call.query().find("what").orElse("");
    }
}
