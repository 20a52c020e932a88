package org.distributornode.bootstrap.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// `start`, as it is nearly always typed: alone, or with the configuration's file. It does what [NodeCommandLine] would
/// do, without the library that reads command lines, whose classes take a third of a node's start: they are too old for
/// the cache of classes.
public final class PlainStart {

    private static final Set<String> OPTIONS = Set.of("-c", "--configPath", "--config");

    private final Map<String, String> environment;
    private final NodeStarter starter;
    private final PrintWriter err;

    /// @param environment as [System#getenv()] gives it
    public PlainStart(Map<String, String> environment, NodeStarter starter, PrintWriter err) {
        this.environment = environment;
        this.starter = starter;
        this.err = err;
    }

    /// Runs a node, if the arguments ask for that in a plain way.
    ///
    /// @return what the process ends with; empty if they ask for anything else
    public OptionalInt run(String... arguments) {
        return command(List.of(arguments))
                .map(command -> OptionalInt.of(run(command)))
                .orElse(OptionalInt.empty());
    }

    private Optional<StartCommand> command(List<String> arguments) {
        if (arguments.equals(List.of("start"))) {
            return Optional.of(new StartCommand(new ConfigurationOption(environment), starter));
        }
        boolean plain = arguments.size() == 3
                && arguments.getFirst().equals("start")
                && OPTIONS.contains(arguments.get(1))
                && isName(arguments.getLast());
        return plain
                ? Optional.of(
                        new StartCommand(new ConfigurationOption(environment, Path.of(arguments.getLast())), starter))
                : Optional.empty();
    }

    /// Quotes and the like mean something to the library.
    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.chars().noneMatch(each -> each == '"' || each == '\'' || each == '@' || each == 0)
                && !text.startsWith("-");
    }

    private int run(StartCommand command) {
        try {
            return command.call();
        } catch (RuntimeException problem) {
            return new Complaints(environment).print(problem, err);
        }
    }
}
