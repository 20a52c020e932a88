package org.distributornode.adapters.storage.querynode;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.util.Optional;
import org.distributornode.adapters.storage.http.Targets;
import org.distributornode.domain.source.Source;
import org.jspecify.annotations.Nullable;

/// A storage bucket as the query node tells of it.
@Serdeable
record StorageBucket(
        String id,
        @Nullable Metadata operatorMetadata,
        @Nullable Status operatorStatus) {

    private static final String ACTIVE = "StorageBucketOperatorStatusActive";
    private static final String API = "api/v1";

    @Serdeable
    record Metadata(@Nullable String nodeEndpoint) {}

    @Serdeable
    record Status(@JsonProperty("__typename") @Nullable String type) {}

    /// Where its node can be asked: empty unless its operator is active and has named an http or https address.
    Optional<Source> source() {
        boolean active = operatorStatus != null && ACTIVE.equals(operatorStatus.type());
        if (!active || operatorMetadata == null || operatorMetadata.nodeEndpoint() == null) {
            return Optional.empty();
        }
        return parse(operatorMetadata.nodeEndpoint().strip())
                .filter(Targets::isPlainHttp)
                .map(StorageBucket::api)
                .map(location -> new Source(location, Source.Kind.STORAGE_NODE));
    }

    private static URI api(URI endpoint) {
        return URI.create(endpoint.toString().endsWith("/") ? endpoint + API : endpoint + "/" + API);
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
