package org.distributornode.adapters.http.in.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.distributornode.adapters.http.in.openapi.Limits;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobState;
import org.jspecify.annotations.Nullable;

/// One job.
///
/// @param objects null for all that are held
/// @param createdAt RFC 3339, as `endedAt`
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record JobResponse(
        String id,
        @Limits(oneOf = JobKind.class) String kind,
        @Nullable List<String> objects,
        @Limits(oneOf = JobState.class) String state,
        Progress progress,
        String createdAt,
        @Nullable String endedAt,
        @Nullable String message) {

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Progress(long objectsDone, long objectsTotal, long bytesDone, long bytesTotal, long objectsBad) {

        static Progress of(JobProgress progress) {
            return new Progress(
                    progress.objectsDone(),
                    progress.objectsTotal(),
                    progress.bytesDone(),
                    progress.bytesTotal(),
                    progress.objectsBad());
        }
    }

    static JobResponse of(Job job) {
        return new JobResponse(
                job.id().toString(),
                job.kind().text(),
                objects(job),
                job.state().name().toLowerCase(Locale.ROOT),
                Progress.of(job.progress()),
                job.created().toString(),
                job.ended().map(Instant::toString).orElse(null),
                job.message().orElse(null));
    }

    private static @Nullable List<String> objects(Job job) {
        List<String> ids = job.objects().stream()
                .map(DataObjectId::toString)
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
        return ids.isEmpty() ? null : ids;
    }
}
