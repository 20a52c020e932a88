package org.distributornode.bootstrap.cli.remote;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/// Commands that are a job of a running node.
final class JobCommands {

    private final Map<String, CommandLine> commands = new LinkedHashMap<>();

    private final NodeOptions.Caller caller;

    private JobCommands(NodeOptions.Caller caller) {
        this.caller = caller;
    }

    /// By name.
    static Map<String, CommandLine> all(NodeOptions.Caller caller) {
        JobCommands made = new JobCommands(caller);
        made.add(
                "verify",
                "verify",
                new JobAbout.ObjectsOrAll(),
                "Proves what is held once more; what is wrong is dropped.");
        made.add(
                "scrub",
                "scrub",
                new JobAbout.ObjectsOrAll(),
                "Reads what is held once more; what is wrong is healed.");
        made.add("prefetch:ids", "prefetch", new JobAbout.Objects(), "Fetches objects before anybody asks for them.");
        made.add("prefetch:bag", "prefetch", new JobAbout.Bag(), "The same with the objects of a bag.");
        made.add("prefetch:assigned", "prefetch", new JobAbout.Assigned(), "The same with all it is given.");
        made.add("pin:add", "pin", new JobAbout.Objects(), "Keeps objects from eviction, and fetches them if need be.");
        made.add("pin:bag", "pin", new JobAbout.Bag(), "The same with the objects of a bag.");
        made.add("pin:assigned", "pin", new JobAbout.Assigned(), "The same with all that the node is given.");
        made.add("pin:remove", "unpin", new JobAbout.Chosen(), "Lets pinned objects be evicted again.");
        made.add("purge:object", "purge", new JobAbout.Objects(), "Deletes objects, pinned ones too.");
        made.add("purge:bag", "purge", new JobAbout.PerhapsPinned(new JobAbout.Bag()), "Deletes the objects of a bag.");
        made.add("purge:all", "purge", new JobAbout.PerhapsPinned(new JobAbout.All()), "Deletes all that a node has.");
        return made.commands;
    }

    private void add(String name, String kind, JobAbout about, String description) {
        CommandLine line = new CommandLine(new JobVerb(kind, about, caller));
        line.getCommandSpec().name(name).usageMessage().description(description);
        commands.put(name, line);
    }
}
