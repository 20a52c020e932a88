package org.distributornode.bootstrap.cli.remote;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `verify`: lets a running node read what it holds again and prove it.
@Command(
        name = "verify",
        description = "Lets a running node prove what it holds once more; what is wrong is dropped.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final JobOptions job;

    @Parameters(paramLabel = "OBJECT", arity = "0..*", description = "Just these objects (default: all).")
    private List<String> objects = List.of();

    VerifyCommand(NodeOptions.Caller caller) {
        this.job = new JobOptions(caller);
    }

    @Override
    public Integer call() throws InterruptedException {
        return job.run("verify", JobOptions.objects(objects), spec.commandLine().getOut());
    }
}
