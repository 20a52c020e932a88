package org.distributornode.bootstrap.cli.remote;

import io.micronaut.http.HttpMethod;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.OutputOptions;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.domain.job.JobId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jobs`: the long work of a running node.
@Command(
        name = "jobs",
        description = "Lists the jobs of a running node; shows, follows or cancels one.",
        mixinStandardHelpOptions = true)
final class JobsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final NodeOptions options;

    @Parameters(paramLabel = "JOB", arity = "0..1", description = "Number of one job (default: all of them).")
    private @Nullable String id;

    @Option(names = "--follow", description = "Stay until the job has ended.")
    private boolean follow;

    @Option(names = "--cancel", description = "End the job.")
    private boolean cancel;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    JobsCommand(NodeOptions.Caller caller) {
        this.options = new NodeOptions(caller);
    }

    @Override
    public Integer call() throws InterruptedException {
        String chosen = id;
        if (chosen == null && (follow || cancel)) {
            throw new StartFailure(ExitCode.INVALID_INPUT, "Which job? Give its number.");
        }
        if (chosen != null && JobId.parse(chosen).isEmpty()) {
            throw new StartFailure(ExitCode.INVALID_INPUT, chosen + " is no number of a job.");
        }
        try (Session session = Session.with(options)) {
            return chosen == null ? list(session) : one(session, "/jobs/" + chosen);
        }
    }

    private int list(Session session) {
        JsonValue answer = session.get("/jobs");
        output.print(out(), answer, () -> print(answer));
        return ExitCode.OK.number();
    }

    private void print(JsonValue answer) {
        if (new Fields(answer).find("jobs") instanceof JsonArray(List<JsonValue> jobs)) {
            jobs.forEach(job -> out().println(new JobView(job).line()));
        }
    }

    private int one(Session session, String path) throws InterruptedException {
        HttpMethod method = cancel ? HttpMethod.DELETE : HttpMethod.GET;
        JobView job = new JobView(session.request(method, path, Optional.empty()));
        if (follow) {
            boolean bars = output.isForPeople() && options.terminal().isWatched();
            return new JobFollower(options, out()).follow(session, job, bars);
        }
        output.print(out(), job.json(), () -> out().println(job.line()));
        return ExitCode.OK.number();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
