package org.distributornode.bootstrap.cli.remote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Commands that are a job about named objects, about a bag, or about a set that the node knows.
final class JobCommands {

    private final Map<String, CommandLine> commands = new LinkedHashMap<>();

    private JobCommands() {}

    /// By name.
    static Map<String, CommandLine> all(NodeOptions.Caller caller) {
        JobCommands made = new JobCommands();
        made.add("verify", new OfAny("verify", caller), "Proves what is held once more; what is wrong is dropped.");
        made.add("scrub", new OfAny("scrub", caller), "Reads what is held once more; what is wrong is healed.");
        made.add("prefetch:ids", new OfObjects("prefetch", caller), "Fetches objects before anybody asks for them.");
        made.add("prefetch:bag", new OfBag("prefetch", caller), "The same with the objects of a bag.");
        made.add("prefetch:assigned", new OfSet("prefetch", "assigned", caller), "The same with all it is given.");
        made.add("pin:add", new OfObjects("pin", caller), "Keeps objects from eviction, and fetches them if need be.");
        made.add("pin:bag", new OfBag("pin", caller), "The same with the objects of a bag.");
        made.add("pin:assigned", new OfSet("pin", "assigned", caller), "The same with all that the node is given.");
        made.add("purge:object", new OfObjects("purge", caller), "Deletes objects that are held, pinned ones too.");
        return made.commands;
    }

    private void add(String name, Callable<Integer> command, String description) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().name(name).usageMessage().description(description);
        commands.put(name, line);
    }

    @Command(mixinStandardHelpOptions = true)
    private static final class OfObjects implements Callable<Integer> {

        private final String kind;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private final JobOptions job;

        @Parameters(paramLabel = "OBJECT", arity = "1..*", description = "Ids of the objects.")
        private List<String> ids = List.of();

        OfObjects(String kind, NodeOptions.Caller caller) {
            this.kind = kind;
            this.job = new JobOptions(caller);
        }

        @Override
        public Integer call() throws InterruptedException {
            return job.run(kind, JobOptions.objects(ids), spec.commandLine().getOut());
        }
    }

    @Command(mixinStandardHelpOptions = true)
    private static final class OfAny implements Callable<Integer> {

        private final String kind;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private final JobOptions job;

        @Parameters(paramLabel = "OBJECT", arity = "0..*", description = "Just these objects (default: all).")
        private List<String> ids = List.of();

        OfAny(String kind, NodeOptions.Caller caller) {
            this.kind = kind;
            this.job = new JobOptions(caller);
        }

        @Override
        public Integer call() throws InterruptedException {
            return job.run(kind, JobOptions.objects(ids), spec.commandLine().getOut());
        }
    }

    @Command(mixinStandardHelpOptions = true)
    private static final class OfBag implements Callable<Integer> {

        private final String kind;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private final JobOptions job;

        @Parameters(paramLabel = "BAG", description = "Name of the bag, such as dynamic:channel:17.")
        private String bag = "";

        OfBag(String kind, NodeOptions.Caller caller) {
            this.kind = kind;
            this.job = new JobOptions(caller);
        }

        @Override
        public Integer call() throws InterruptedException {
            return job.run(kind, JobOptions.bag(bag), spec.commandLine().getOut());
        }
    }

    @Command(mixinStandardHelpOptions = true)
    private static final class OfSet implements Callable<Integer> {

        private final String kind;
        private final String set;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private final JobOptions job;

        /// @param set `assigned` or `all`
        OfSet(String kind, String set, NodeOptions.Caller caller) {
            this.kind = kind;
            this.set = set;
            this.job = new JobOptions(caller);
        }

        @Override
        public Integer call() throws InterruptedException {
            return job.run(kind, JobOptions.flag(set), spec.commandLine().getOut());
        }
    }
}
