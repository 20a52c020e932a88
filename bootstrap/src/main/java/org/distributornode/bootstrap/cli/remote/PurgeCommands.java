package org.distributornode.bootstrap.cli.remote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.distributornode.adapters.http.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `purge:bag` and `purge:all`, which leave pinned objects alone unless they are told not to.
final class PurgeCommands {

    private PurgeCommands() {}

    static List<Callable<Integer>> all(NodeOptions.Caller caller) {
        return List.of(new OfBag(caller), new OfAll(caller));
    }

    private static final class Purging {

        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private final JobOptions job;

        @Option(names = "--pinned-too", description = "Delete pinned objects, too.")
        private boolean pinnedToo;

        Purging(NodeOptions.Caller caller) {
            this.job = new JobOptions(caller);
        }

        int run(Map<String, JsonValue> about) throws InterruptedException {
            Map<String, JsonValue> members = new LinkedHashMap<>(about);
            if (pinnedToo) {
                members.putAll(JobOptions.flag("pinnedToo"));
            }
            return job.run("purge", members, spec.commandLine().getOut());
        }
    }

    @Command(name = "purge:bag", description = "Deletes the held objects of a bag.", mixinStandardHelpOptions = true)
    private static final class OfBag implements Callable<Integer> {

        @Mixin
        private final Purging purging;

        @Parameters(paramLabel = "BAG", description = "Name of the bag, such as dynamic:channel:17.")
        private String bag = "";

        OfBag(NodeOptions.Caller caller) {
            this.purging = new Purging(caller);
        }

        @Override
        public Integer call() throws InterruptedException {
            return purging.run(JobOptions.bag(bag));
        }
    }

    @Command(name = "purge:all", description = "Deletes all that a node holds.", mixinStandardHelpOptions = true)
    private static final class OfAll implements Callable<Integer> {

        @Mixin
        private final Purging purging;

        OfAll(NodeOptions.Caller caller) {
            this.purging = new Purging(caller);
        }

        @Override
        public Integer call() throws InterruptedException {
            return purging.run(JobOptions.flag("all"));
        }
    }
}
