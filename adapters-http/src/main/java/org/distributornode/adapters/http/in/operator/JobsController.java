package org.distributornode.adapters.http.in.operator;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.in.failure.ErrorAnswers;
import org.distributornode.adapters.http.in.openapi.Operation;
import org.distributornode.adapters.http.in.security.GuardedCall;
import org.distributornode.adapters.http.in.security.Needs;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.http.wire.ErrorBody;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.adapters.http.wire.SharedHeaders;
import org.distributornode.application.usecase.job.RunJobs;
import org.distributornode.domain.job.Job;
import org.distributornode.domain.job.JobId;

/// Begins, shows and ends long work.
@Controller(value = "/api/v1/jobs", port = "${node.operator.port}")
@Requires(property = FrameworkSettings.OPERATOR_PORT)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class JobsController {

    private static final Header SOON = new Header("Retry-After", "60");

    private final RunJobs jobs;
    private final ErrorAnswers answers;

    JobsController(RunJobs jobs, ErrorAnswers answers) {
        this.jobs = jobs;
        this.answers = answers;
    }

    @Post
    @Needs(value = Role.OPERATE, json = true)
    @Operation(
            value = "operator.submitJob",
            summary = "Begins long work",
            answers = 202,
            failures = 429,
            body = RequestForms.JobForm.class,
            answer = JobResponse.class)
    HttpResponse<?> submit(HttpRequest<?> request) {
        return switch (jobs.submit(OperatorBody.of(request).job())) {
            case RunJobs.Submission.Accepted(Job job) -> {
                GuardedCall.of(request).changed("", "job:" + job.id());
                Header location = new Header("Location", "/api/v1/jobs/" + job.id());
                yield answers.json(202, JobResponse.of(job), List.of(location, SharedHeaders.UNCACHED.getFirst()));
            }
            case RunJobs.Submission.TooMany(int most, long bytes) ->
                answers.error(
                        429,
                        ErrorBody.of(most + " jobs wait already, or more than " + bytes + " bytes of names"),
                        List.of(SOON));
        };
    }

    @Get
    @Needs(Role.READ)
    @Operation(value = "operator.jobs", summary = "The jobs, the newest first", answer = JobsResponse.class)
    HttpResponse<?> list() {
        return answers.json(200, JobsResponse.of(jobs.list()), SharedHeaders.UNCACHED);
    }

    @Get("/{jobId:[^/]+}")
    @Needs(Role.READ)
    @Operation(value = "operator.job", summary = "One job", failures = 404, answer = JobResponse.class)
    HttpResponse<?> show(String jobId) {
        return shown(JobId.parse(jobId).flatMap(jobs::find));
    }

    @Delete("/{jobId:[^/]+}")
    @Needs(Role.OPERATE)
    @Operation(value = "operator.cancelJob", summary = "Ends a job", failures = 404, answer = JobResponse.class)
    HttpResponse<?> cancel(String jobId) {
        return shown(JobId.parse(jobId).flatMap(jobs::cancel));
    }

    private HttpResponse<?> shown(Optional<Job> job) {
        return job.map(JobResponse::of)
                .map(body -> answers.json(200, body, SharedHeaders.UNCACHED))
                .orElseGet(() -> answers.error(404, ErrorBody.of("There is no such job"), List.of()));
    }
}
