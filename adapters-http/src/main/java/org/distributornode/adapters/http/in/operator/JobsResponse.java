package org.distributornode.adapters.http.in.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.distributornode.domain.job.Job;

/// All jobs that are remembered, the newest first.
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record JobsResponse(List<JobResponse> jobs) {

    static JobsResponse of(List<Job> jobs) {
        return new JobsResponse(jobs.stream().map(JobResponse::of).toList());
    }
}
