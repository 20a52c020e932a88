package org.distributornode.adapters.http.in.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.distributornode.adapters.http.in.openapi.Limits;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobScope;
import org.distributornode.domain.job.JobState;
import org.jspecify.annotations.Nullable;

/// One job.
///
/// @param scope `objects`, `bag`, `assigned`, `held` or `store`
/// @param objects null unless they are named one by one
/// @param bag null unless it is about one
/// @param createdAt RFC 3339, as `endedAt`
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record JobResponse(
        String id,
        @Limits(oneOf = JobKind.class) String kind,
        String scope,
        @Nullable List<String> objects,
        @Nullable String bag,
        boolean pinnedToo,
        @Limits(oneOf = JobState.class) String state,
        Progress progress,
        String createdAt,
        @Nullable String endedAt,
        @Nullable String message) {

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Progress(
            long objectsDone,
            long objectsTotal,
            long bytesDone,
            long bytesTotal,
            long objectsBad,
            long groupsBad,
            long groupsHealed) {

        static Progress of(JobProgress progress) {
            return new Progress(
                    progress.objectsDone(),
                    progress.objectsTotal(),
                    progress.bytesDone(),
                    progress.bytesTotal(),
                    progress.objectsBad(),
                    progress.groupsBad(),
                    progress.groupsHealed());
        }
    }

    static JobResponse of(Job job) {
        return new JobResponse(
                job.id().toString(),
                job.kind().text(),
                scope(job.order().scope()),
                objects(job.order().scope()),
                bag(job.order().scope()),
                job.order().pinnedToo(),
                job.state().name().toLowerCase(Locale.ROOT),
                Progress.of(job.progress()),
                job.created().toString(),
                job.ended().map(Instant::toString).orElse(null),
                job.message().orElse(null));
    }

    private static String scope(JobScope scope) {
        return switch (scope) {
            case JobScope.Objects _ -> "objects";
            case JobScope.OfBag _ -> "bag";
            case JobScope.Assigned _ -> "assigned";
            case JobScope.Held _ -> "held";
            case JobScope.InStore _ -> "store";
        };
    }

    private static @Nullable List<String> objects(JobScope scope) {
        return scope instanceof JobScope.Objects(var ids)
                ? ids.stream().sorted().map(DataObjectId::toString).toList()
                : null;
    }

    private static @Nullable String bag(JobScope scope) {
        return scope instanceof JobScope.OfBag(var bag) ? bag.text() : null;
    }
}
