package org.distributornode.bootstrap.cli.remote;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that lets a running node do a job.
@Command(mixinStandardHelpOptions = true)
final class JobVerb implements Callable<Integer> {

    private final String kind;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final JobOptions job;

    @Mixin
    private final JobAbout about;

    JobVerb(String kind, JobAbout about, NodeOptions.Caller caller) {
        this.kind = kind;
        this.about = about;
        this.job = new JobOptions(caller);
    }

    @Override
    public Integer call() throws InterruptedException {
        return job.run(kind, about.members(), spec.commandLine().getOut());
    }
}
