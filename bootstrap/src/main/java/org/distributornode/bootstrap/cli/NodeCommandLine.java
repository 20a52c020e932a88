package org.distributornode.bootstrap.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Everything that can be typed after `distributor-node`. Results go to standard output, sentences about
/// trouble to standard error.
public final class NodeCommandLine {

    private final CommandLine line;

    /// @param environment as [System#getenv()] gives it
    public NodeCommandLine(Map<String, String> environment, NodeStarter starter) {
        Complaints complaints = new Complaints(environment);
        line = new CommandLine(new DistributorNodeCommand())
                .addSubcommand(new StartCommand(new ConfigurationOption(environment), starter))
                .addSubcommand(new HealthCommand(environment))
                .addSubcommand(new CheckConfigCommand(environment))
                .addSubcommand(new HashCommand())
                .addSubcommand(new CompletionCommand())
                .setParameterExceptionHandler((problem, _) -> misused(problem))
                .setExecutionExceptionHandler((problem, command, _) -> complaints.print(problem, command.getErr()));
        ForeignCommands.addTo(line);
        with(Map.of());
    }

    /// Adds a command that picocli's annotations describe.
    public NodeCommandLine with(Callable<Integer> command) {
        CommandLine subcommand = new CommandLine(command);
        return with(Map.of(subcommand.getCommandName(), subcommand));
    }

    /// Adds commands by their names.
    public NodeCommandLine with(Map<String, CommandLine> commands) {
        commands.forEach(line::addSubcommand);
        line.setParameterExceptionHandler(line.getParameterExceptionHandler());
        line.setExecutionExceptionHandler(line.getExecutionExceptionHandler());
        return this;
    }

    /// The names of all commands that the help shows.
    public Set<String> names() {
        return line.getSubcommands().entrySet().stream()
                .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// Writes elsewhere than to the process's own streams.
    public NodeCommandLine printingTo(PrintWriter out, PrintWriter err) {
        line.setOut(out);
        line.setErr(err);
        return this;
    }

    /// Does what the arguments say and returns the exit code of the process.
    public int execute(String... arguments) {
        return line.execute(arguments);
    }

    private static int misused(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println(Complaints.oneLine(problem));
        command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help.");
        return ExitCode.INVALID_INPUT.number();
    }
}
