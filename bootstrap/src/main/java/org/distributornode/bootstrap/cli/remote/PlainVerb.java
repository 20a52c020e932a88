package org.distributornode.bootstrap.cli.remote;

import io.micronaut.http.HttpMethod;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.distributornode.bootstrap.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that is one request without a body and says only that it succeeded.
@Command(mixinStandardHelpOptions = true)
final class PlainVerb implements Callable<Integer> {

    private final HttpMethod method;
    private final String path;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final NodeOptions options;

    PlainVerb(HttpMethod method, String path, NodeOptions.Caller caller) {
        this.method = method;
        this.path = path;
        this.options = new NodeOptions(caller);
    }

    @Override
    public Integer call() {
        try (Session session = Session.with(options)) {
            session.request(method, path, Optional.empty());
        }
        spec.commandLine().getErr().println("Request successful");
        return ExitCode.OK.number();
    }
}
