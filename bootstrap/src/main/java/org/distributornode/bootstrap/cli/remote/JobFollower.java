package org.distributornode.bootstrap.cli.remote;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import org.distributornode.bootstrap.cli.ExitCode;

/// Shows how a job goes on until it has ended: a bar on a terminal, else a line of JSON for each look.
final class JobFollower {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final NodeOptions options;
    private final PrintWriter out;

    JobFollower(NodeOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    /// @param bars whether a person watches
    /// @return the exit code: 0 if the job is done and found nothing wrong
    int follow(Session session, JobView first, boolean bars) throws InterruptedException {
        Instant begun = options.clock().instant();
        long before = first.bytesDone();
        JobView job = first;
        show(job, begun, before, bars);
        while (!job.hasEnded()) {
            options.terminal().pause(BETWEEN_LOOKS);
            job = new JobView(session.get("/jobs/" + first.id()));
            show(job, begun, before, bars);
        }
        if (bars) {
            out.println();
            out.println(job.line());
        }
        boolean good = job.state().equals("done") && job.bad() == 0;
        return (good ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private void show(JobView job, Instant begun, long before, boolean bars) {
        if (bars) {
            double seconds = Duration.between(begun, options.clock().instant()).toMillis() / 1000.0;
            double rate = seconds <= 0 ? 0 : (job.bytesDone() - before) / seconds;
            out.print("\r" + job.bar(rate) + "\033[K");
        } else {
            out.println(job.json().text());
        }
        out.flush();
    }
}
