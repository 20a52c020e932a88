package org.distributornode.adapters.http.in.aistore.cluster;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.distributornode.adapters.http.in.aistore.NodeNames;
import org.distributornode.adapters.http.in.aistore.wire.OwnAddress;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.Members;
import org.distributornode.domain.checksum.XxHash64;

/// The map of a cluster of one node: a proxy and a target at one address.
final class MapJson {

    /// The map never changes.
    static final String VERSION = "1";

    private static final long SEED = 1_103_515_245;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private MapJson() {}

    /// @param since when this node began to run
    static JsonObject map(NodeNames node, OwnAddress address, Instant since) {
        JsonObject proxy = proxy(node, address);
        return new Members()
                .with("pmap", new Members().with(node.proxy(), proxy))
                .with("proxy_si", proxy)
                .with("tmap", new Members().with(node.target(), target(node, address)))
                .with("uuid", uuid(node))
                .with("creation_time", TIME.format(since))
                .with("version", VERSION)
                .object();
    }

    static JsonObject proxy(NodeNames node, OwnAddress address) {
        return node("proxy", node.proxy(), address);
    }

    static JsonObject target(NodeNames node, OwnAddress address) {
        return node("target", node.target(), address);
    }

    /// Which one is the primary, in short, with the version of the map.
    static Members brief(NodeNames node, OwnAddress address) {
        return new Members()
                .with(
                        "Primary",
                        new Members()
                                .with("pub_url", address.url())
                                .with("control_url", address.url())
                                .with("id", node.proxy()))
                .with("uuid", uuid(node))
                .with("version", VERSION);
    }

    /// Names the cluster; always the same for the same node.
    static String uuid(NodeNames node) {
        long hash = XxHash64.of((node.proxy() + node.target()).getBytes(StandardCharsets.UTF_8), SEED);
        String digits = Long.toString(hash >>> 1, Character.MAX_RADIX);
        return "u" + digits.substring(0, Math.min(8, digits.length()));
    }

    private static JsonObject node(String type, String id, OwnAddress address) {
        JsonObject net = new Members()
                .with("node_ip_addr", address.plainHost())
                .with("daemon_port", address.port())
                .with("direct_url", address.url())
                .object();
        return new Members()
                .with("public_net", net)
                .with("intra_control_net", net)
                .with("intra_data_net", net)
                .with("daemon_type", type)
                .with("daemon_id", id)
                .with("flags", 0)
                .with("id_digest", digest(id))
                .object();
    }

    /// What clients weigh nodes by.
    private static JsonNumber digest(String id) {
        long hash = XxHash64.of(id.getBytes(StandardCharsets.UTF_8), SEED);
        return new JsonNumber(new BigDecimal(Long.toUnsignedString(hash)));
    }
}
