package org.distributornode.adapters.http.in.aistore.cluster;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.bucket.PropertiesJson;
import org.distributornode.adapters.http.in.aistore.wire.OwnAddress;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.adapters.http.json.Members;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.store.FindBuckets;
import org.distributornode.domain.store.BucketEntry;

/// Tells of this node and its cluster of one.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class NodeAnswers {

    private static final String TRACKER = "tracker";
    private static final String CAPACITY = "capacity";

    private final NodeView view;
    private final FindBuckets buckets;
    private final Release release;

    NodeAnswers(NodeView view, FindBuckets buckets, Release release) {
        this.view = view;
        this.buckets = buckets;
        this.release = release;
    }

    Answer map(Call call) {
        return Answers.json(MapJson.map(call.node(), OwnAddress.of(call), view.since()));
    }

    Answer node(Call call, NodeRole role) {
        return Answers.json(snode(call, role));
    }

    Answer mountpaths(Call call) {
        return Answers.json(paths().object());
    }

    Answer mountpathsOfAll(Call call) {
        return Answers.json(new Members()
                .with("targets", new Members().with(call.node().target(), paths()))
                .object());
    }

    Answer addresses(Call call) {
        String host = OwnAddress.of(call).plainHost();
        return Answers.text(host + "," + host + "," + host);
    }

    /// All buckets with their properties, by provider and namespace.
    Answer buckets(Call call) {
        Map<String, Map<String, Members>> providers = new LinkedHashMap<>();
        long version = 0;
        for (BucketEntry bucket : buckets.all()) {
            providers
                    .computeIfAbsent(bucket.name().provider(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(bucket.name().namespace().toString(), _ -> new Members())
                    .with(bucket.name().name(), PropertiesJson.of(bucket));
            version = Math.max(version, bucket.id().number());
        }
        Members shown = new Members();
        providers.forEach((provider, namespaces) -> {
            Members inner = new Members();
            namespaces.forEach(inner::with);
            shown.with(provider, inner);
        });
        return Answers.json(new Members()
                .with("providers", shown)
                .with("uuid", MapJson.uuid(call.node()))
                .quoted("version", version)
                .object());
    }

    Answer system(NodeRole role) {
        return Answers.json(systemOf(role).object());
    }

    Answer systemOfAll(Call call) {
        return Answers.json(new Members()
                .with("proxy", new Members().with(call.node().proxy(), systemOf(NodeRole.PROXY)))
                .with("target", new Members().with(call.node().target(), systemOf(NodeRole.TARGET)))
                .object());
    }

    /// As today's clients ask for it.
    Answer status(Call call, NodeRole role) {
        OwnAddress address = OwnAddress.of(call);
        return Answers.json(new Members()
                .with("status", "")
                .with("deployment", "single")
                .with("ais_version", release.version())
                .with("build_time", "")
                .with("k8s_pod_name", "")
                .with("snode", snode(call, role))
                .with(TRACKER, tracker(role))
                .with(CAPACITY, capacity(role))
                .with(
                        "cluster",
                        new Members()
                                .with("smap", MapJson.brief(call.node(), address))
                                .with("flags", 0))
                .with("sys_info", systemOf(role))
                .with("smap_version", MapJson.VERSION)
                .object());
    }

    /// As clients of 2020 ask for it.
    Answer statusOf2020(Call call, NodeRole role) {
        return Answers.json(new Members()
                .with("snode", snode(call, role))
                .with("daemon_stats", tracker(role))
                .with(CAPACITY, StatsJson.capacityOf2020(role == NodeRole.TARGET ? view.disks() : List.of()))
                .with("sys_info", systemOf(role))
                .with("smap_version", MapJson.VERSION)
                .with("status", "online")
                .object());
    }

    Answer stats(Call call, NodeRole role) {
        return Answers.json(statsOf(call, role).object());
    }

    Answer statsOfAll(Call call) {
        return Answers.json(new Members()
                .with("proxy", statsOf(call, NodeRole.PROXY))
                .with("target", new Members().with(call.node().target(), statsOf(call, NodeRole.TARGET)))
                .object());
    }

    Answer statsOf2020(NodeRole role) {
        return Answers.json((role == NodeRole.PROXY ? tracker(role) : targetOf2020()).object());
    }

    Answer statsOfAllOf2020(Call call) {
        return Answers.json(new Members()
                .with("proxy", tracker(NodeRole.PROXY))
                .with("target", new Members().with(call.node().target(), targetOf2020()))
                .object());
    }

    Answer version() {
        return Answers.text(release.version());
    }

    /// The names of what is counted, and of which kind each is.
    Answer metrics() {
        Members kinds = new Members();
        for (String name : view.traffic().numbers().keySet()) {
            kinds.with(name, name.endsWith(".ns") ? "latency" : name.endsWith(".size") ? "size" : "counter");
        }
        return Answers.json(kinds.with("up.ns.time", "gauge").object());
    }

    /// There are no other clusters.
    Answer remote() {
        return Answers.json(
                new Members().with("a", List.<JsonValue>of()).with("ver", 0).object());
    }

    Answer backends() {
        List<JsonValue> providers = buckets.all().stream()
                .map(bucket -> bucket.name().provider())
                .filter(provider -> !provider.equals("ais"))
                .distinct()
                .<JsonValue>map(JsonText::new)
                .toList();
        return Answers.json(new JsonValue.JsonArray(providers));
    }

    /// Of each disk below a mountpath.
    Answer disks() {
        List<JsonValue> names = new ArrayList<>();
        view.disks().forEach(disk -> names.add(new JsonText(disk.device())));
        return Answers.json(new JsonValue.JsonArray(names));
    }

    static Refused unknownQuery(String path, String what) {
        return Refused.invalid("invalid '/v1/" + path + "' request: unrecognized 'what=" + what + "' query");
    }

    private static JsonObject snode(Call call, NodeRole role) {
        OwnAddress address = OwnAddress.of(call);
        return role == NodeRole.PROXY ? MapJson.proxy(call.node(), address) : MapJson.target(call.node(), address);
    }

    private Members paths() {
        Mountpaths now = view.mountpaths();
        return new Members()
                .with("available", texts(now.available()))
                .with("waiting_dd", texts(now.leaving()))
                .with("disabled", texts(now.disabled()));
    }

    private static List<JsonValue> texts(List<String> values) {
        return values.stream().<JsonValue>map(JsonText::new).toList();
    }

    private Members systemOf(NodeRole role) {
        return role == NodeRole.PROXY
                ? SystemJson.proxy(Machine.now())
                : SystemJson.target(Machine.now(), view.disks());
    }

    private Members tracker(NodeRole role) {
        Map<String, Long> numbers =
                role == NodeRole.PROXY ? Map.of() : view.traffic().numbers();
        return StatsJson.tracker(numbers, view.upNanos());
    }

    private Members capacity(NodeRole role) {
        return role == NodeRole.PROXY ? StatsJson.noCapacity() : StatsJson.capacity(view.disks());
    }

    private Members statsOf(Call call, NodeRole role) {
        return new Members()
                .with("snode", snode(call, role))
                .with(TRACKER, tracker(role))
                .with(CAPACITY, capacity(role));
    }

    private Members targetOf2020() {
        return new Members()
                .with("core", tracker(NodeRole.TARGET))
                .with(CAPACITY, StatsJson.capacityOf2020(view.disks()));
    }
}
