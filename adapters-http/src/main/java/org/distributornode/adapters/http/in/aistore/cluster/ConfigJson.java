package org.distributornode.adapters.http.in.aistore.cluster;

import java.time.Duration;
import java.time.Instant;
import org.distributornode.adapters.http.in.aistore.NodeNames;
import org.distributornode.adapters.http.in.aistore.wire.GoDuration;
import org.distributornode.adapters.http.in.aistore.wire.OwnAddress;
import org.distributornode.adapters.http.json.Members;
import org.distributornode.domain.settings.Tuning;
import org.distributornode.domain.store.BucketProperties;

/// How the node is configured, under the names that clients know; what it does not have is told as switched off.
final class ConfigJson {

    private static final String ENABLED = "enabled";

    private ConfigJson() {}

    /// Of the cluster.
    static Members cluster(Tuning tuning, NodeNames node, OwnAddress address, Instant since) {
        Members whole = new Members()
                .with("write_policy", new Members().with("data", "immediate").with("md", "immediate"));
        ofBuckets(BucketProperties.STANDARD).object().members().forEach(whole::with);
        return whole.with("log", log(tuning))
                .with("periodic", new Members().with("stats_time", GoDuration.text(tuning.statsEvery())))
                .with("client", client())
                .with("downloader", new Members().with("timeout", "1h0m"))
                .with("backend", new Members())
                .with("proxy", proxy(address))
                .with("net", new Members().with("http", http(address)))
                .with("features", "0")
                .with("uuid", MapJson.uuid(node))
                .with("lastupdate_time", since.toString())
                .with("config_version", "1");
    }

    /// What new buckets are like.
    private static Members ofBuckets(BucketProperties standard) {
        Members versioning = new Members()
                .with(ENABLED, standard.versions().counted())
                .with("validate_warm_get", false)
                .with("synchronize", false);
        Members mirror =
                new Members().with("copies", standard.mirror().copies()).with(ENABLED, false);
        String stays = GoDuration.text(standard.eviction().notBefore());
        return new Members()
                .with("checksum", checksum(standard.checksums()))
                .with("versioning", versioning)
                .with("mirror", mirror)
                .with("ec", new Members().with(ENABLED, false))
                .with("lru", new Members().with("dont_evict_time", stays).with(ENABLED, false))
                .with("rebalance", new Members().with(ENABLED, false))
                .with("resilver", new Members().with(ENABLED, true));
    }

    private static Members checksum(BucketProperties.Checksums checksums) {
        return new Members()
                .with("type", checksums.type().text())
                .with("validate_cold_get", true)
                .with("validate_warm_get", checksums.onRead())
                .with("validate_obj_move", checksums.onMove())
                .with("enable_read_range", checksums.ofRanges());
    }

    private static Members proxy(OwnAddress address) {
        return new Members()
                .with("primary_url", address.url())
                .with("original_url", address.url())
                .with("discovery_url", "")
                .with("non_electable", false);
    }

    private static Members http(OwnAddress address) {
        return new Members().with("use_https", address.scheme().equals("https"));
    }

    /// Of a node: where its objects are, and the same.
    static Members node(Members cluster, NodeNames node, OwnAddress address, Mountpaths mountpaths) {
        Members fspaths = new Members();
        mountpaths.available().forEach(path -> fspaths.with(path, ""));
        Members whole = new Members()
                .with("fspaths", fspaths)
                .with("confdir", "")
                .with("log_dir", "")
                .with(
                        "host_net",
                        new Members().with("hostname", address.plainHost()).with("port", address.port()))
                .with("daemon_id", node.target());
        cluster.object().members().forEach(whole::with);
        return whole;
    }

    private static Members log(Tuning tuning) {
        return new Members()
                .with("level", Integer.toString(tuning.logDetail()))
                .with("stats_time", GoDuration.text(tuning.statsEvery()));
    }

    private static Members client() {
        String patience = GoDuration.text(Duration.ofSeconds(60));
        return new Members().with("client_timeout", patience).with("list_timeout", patience);
    }
}
