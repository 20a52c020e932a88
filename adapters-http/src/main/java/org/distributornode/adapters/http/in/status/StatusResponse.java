package org.distributornode.adapters.http.in.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.distributornode.application.usecase.node.ReportStatus.Status;
import org.distributornode.domain.bucket.WorkerId;
import org.jspecify.annotations.Nullable;

/// The status as the reference node writes it, keys in its order, and what a person should look at.
///
/// @param workerId absent while the node has none
/// @param alarms none if all is well: `assignment-doubted`, `disk-full`
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
        String nodeEnv,
        List<String> alarms) {

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
                nodeEnv,
                alarms(status));
    }

    private static List<String> alarms(Status status) {
        return Stream.of(
                        status.assignment().doubted() ? "assignment-doubted" : "", status.diskFull() ? "disk-full" : "")
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }
}
