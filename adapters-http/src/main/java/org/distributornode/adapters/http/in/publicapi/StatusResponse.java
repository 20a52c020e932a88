package org.distributornode.adapters.http.in.publicapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.distributornode.application.usecase.node.ReportStatus.Status;
import org.distributornode.domain.bucket.WorkerId;
import org.jspecify.annotations.Nullable;

/// The status as the reference node writes it, keys in its order.
///
/// @param workerId absent while the node has none
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatusResponse(
        String id,
        String version,
        @Nullable Integer workerId,
        long objectsInCache,
        long storageLimit,
        long storageUsed,
        long uptime,
        int downloadsInProgress,
        QueryNodeStatus queryNodeStatus,
        String nodeEnv) {

    /// @param chainHead always 0, since the chain is never asked
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QueryNodeStatus(String url, long chainHead, long blocksProcessed, String packageVersion) {}

    static StatusResponse of(Status status, String nodeEnv) {
        return new StatusResponse(
                status.id(),
                status.version(),
                status.worker().map(WorkerId::number).orElse(null),
                status.objectsInCache(),
                status.storageLimit(),
                status.storageUsed(),
                status.uptimeSeconds(),
                status.downloadsInProgress(),
                new QueryNodeStatus(
                        status.catalog().url(),
                        0,
                        status.catalog().blocksProcessed(),
                        status.catalog().version()),
                nodeEnv);
    }
}
