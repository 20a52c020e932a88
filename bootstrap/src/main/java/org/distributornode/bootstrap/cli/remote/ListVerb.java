package org.distributornode.bootstrap.cli.remote;

import java.util.concurrent.Callable;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.OutputOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that asks a running node for a list and prints it.
@Command(mixinStandardHelpOptions = true)
final class ListVerb implements Callable<Integer> {

    private final String path;
    private final Printing printing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final NodeOptions options;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /// @param path behind the base address
    ListVerb(String path, Printing printing, NodeOptions.Caller caller) {
        this.path = path;
        this.printing = printing;
        this.options = new NodeOptions(caller);
    }

    /// Prints an answer for people.
    @FunctionalInterface
    interface Printing {
        void print(Fields answer, CommandLine line);
    }

    @Override
    public Integer call() {
        try (Session session = Session.with(options)) {
            JsonValue answer = session.get(path);
            CommandLine line = spec.commandLine();
            output.print(line.getOut(), answer, () -> printing.print(new Fields(answer), line));
        }
        return ExitCode.OK.number();
    }
}
