package org.distributornode.bootstrap.cli.remote;

import io.micronaut.http.HttpMethod;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.distributornode.bootstrap.cli.Terminal;
import picocli.CommandLine;

/// All commands that speak to a running node, by name.
public final class RemoteCommands {

    private final NodeOptions.Caller caller;
    private final Map<String, CommandLine> commands = new LinkedHashMap<>();

    private RemoteCommands(NodeOptions.Caller caller) {
        this.caller = caller;
    }

    /// @param environment as [System#getenv()] gives it
    public static Map<String, CommandLine> all(
            Map<String, String> environment, Terminal terminal, InstantSource clock) {
        RemoteCommands made = new RemoteCommands(new NodeOptions.Caller(environment, terminal, clock));
        made.addNodeVerbs();
        made.addOthers();
        return made.commands;
    }

    private void addNodeVerbs() {
        post("node:start-public-api", "/start-api", "Opens the public API of a running node.");
        post("node:stop-public-api", "/stop-api", "Closes the public API of a running node.");
        post("node:shutdown", "/shutdown", "Ends a running node.");
        add(new SetWorkerCommand(caller));
        add(new SetBucketsCommand(caller));
        plain(
                "settings:reset",
                new PlainVerb(HttpMethod.DELETE, "/settings", caller),
                "Takes back what node:set-worker and node:set-buckets changed.");
    }

    private void addOthers() {
        add(new StatusCommand(caller));
        add(new JobsCommand(caller));
        commands.putAll(JobCommands.all(caller));
        plain("pin:list", new ListVerb("/pins", PinList::print, caller), "Lists the pinned objects.");
        plain("deny:list", new ListVerb("/deny", DenyCommands::print, caller), "Lists the denied objects.");
        DenyCommands.all(caller).forEach(this::add);
        DistributorCommands.all(caller).forEach(this::add);
        add(new TokenCommand(caller));
    }

    private void post(String name, String path, String description) {
        plain(name, new PlainVerb(HttpMethod.POST, path, caller), description);
    }

    private void plain(String name, Callable<Integer> verb, String description) {
        CommandLine line = new CommandLine(verb);
        line.getCommandSpec().name(name).usageMessage().description(description);
        commands.put(name, line);
    }

    private void add(Callable<Integer> command) {
        CommandLine line = new CommandLine(command);
        commands.put(line.getCommandName(), line);
    }
}
