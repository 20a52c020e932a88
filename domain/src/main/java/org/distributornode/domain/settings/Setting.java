package org.distributornode.domain.settings;

import java.util.Optional;
import java.util.stream.Collectors;
import org.distributornode.domain.bucket.BucketId;

/// One of the things that make up [NodeSettings].
public enum Setting {
    WORKER("workerId"),
    BUCKETS("buckets");

    private final String key;

    Setting(String key) {
        this.key = key;
    }

    /// The configuration key it stands for.
    public String key() {
        return key;
    }

    /// Its value in `settings` as an operator would write it; empty if there is none.
    public String written(NodeSettings settings) {
        Optional<String> written = switch (this) {
            case WORKER -> settings.worker().map(worker -> Integer.toString(worker.number()));
            case BUCKETS ->
                settings.buckets()
                        .map(chosen -> chosen.ids().stream().map(BucketId::text).collect(Collectors.joining(",")));
        };
        return written.orElse("");
    }

    /// `to` with this setting as in `from`.
    NodeSettings copy(NodeSettings from, NodeSettings to) {
        return switch (this) {
            case WORKER -> new NodeSettings(from.worker(), to.buckets());
            case BUCKETS -> new NodeSettings(to.worker(), from.buckets());
        };
    }

    /// Whether both have the same value; the order of buckets does not matter.
    public boolean isSame(NodeSettings one, NodeSettings other) {
        return switch (this) {
            case WORKER -> one.worker().equals(other.worker());
            case BUCKETS -> one.buckets().equals(other.buckets());
        };
    }
}
