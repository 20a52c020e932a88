package org.distributornode.adapters.http.in.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distributornode.adapters.http.tls.ShownCertificates.ShownCertificate;
import org.distributornode.application.usecase.node.ReportStatus.ScrubStatus;
import org.distributornode.application.usecase.node.ReportStatus.Status;
import org.distributornode.domain.bucket.WorkerId;
import org.distributornode.domain.integration.NodeUuid;
import org.jspecify.annotations.Nullable;

/// The status as the reference node writes it, keys in its order, and what a person should look at.
///
/// @param workerId absent while the node has none
/// @param storagePinned bytes that are never evicted
/// @param scrub absent until a pass has ended
/// @param certificates of the listeners that speak TLS; absent if none does
/// @param nodeUuid by which integrators name the node; absent if it has no integration API
/// @param alarms none if all is well: `assignment-doubted`, `disk-full`, `certificate-expires`, `certificate-refused`
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
        List<String> alarms,
        long storagePinned,
        @Nullable Scrub scrub,
        @Nullable List<Certificate> certificates,
        @Nullable String nodeUuid) {

    /// @param chainHead always 0, since the chain is never asked
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QueryNodeStatus(String url, long chainHead, long blocksProcessed, String packageVersion) {}

    /// What the last pass over all that is held has found.
    ///
    /// @param endedAt RFC 3339
    /// @param groupsBad groups of 64 KiB
    @Serdeable
    record Scrub(String endedAt, long objects, long bytes, long groupsBad, long groupsHealed, long objectsDropped) {

        static Scrub of(ScrubStatus found) {
            return new Scrub(
                    found.endedAt().toString(),
                    found.objects(),
                    found.bytes(),
                    found.groupsBad(),
                    found.groupsHealed(),
                    found.dropped());
        }
    }

    /// @param expiresAt RFC 3339
    /// @param engine that encrypts: openssl or jdk
    @Serdeable
    record Certificate(String listener, String expiresAt, long daysLeft, String engine) {

        static Certificate of(ShownCertificate shown) {
            return new Certificate(shown.listener(), shown.expiresAt().toString(), shown.daysLeft(), shown.engine());
        }
    }

    static StatusResponse of(Status status, List<ShownCertificate> shown, String nodeEnv) {
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
                alarms(status, shown),
                status.storagePinned(),
                status.scrub().map(Scrub::of).orElse(null),
                shown.isEmpty() ? null : shown.stream().map(Certificate::of).toList(),
                status.uuid().map(NodeUuid::toString).orElse(null));
    }

    private static List<String> alarms(Status status, List<ShownCertificate> shown) {
        Map<String, Boolean> all = new LinkedHashMap<>();
        all.put("assignment-doubted", status.assignment().doubted());
        all.put("disk-full", status.diskFull());
        all.put("certificate-expires", shown.stream().anyMatch(ShownCertificate::expiresSoon));
        all.put(
                "certificate-refused",
                shown.stream().anyMatch(one -> one.refused().isPresent()));
        return all.keySet().stream().filter(all::get).toList();
    }
}
