package org.distributornode.bootstrap.cli.remote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distributornode.adapters.http.json.JsonValue;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a job is about, as options and parameters of its command.
interface JobAbout {

    /// Members of the request for the job.
    ///
    /// @throws org.distributornode.bootstrap.cli.StartFailure if something typed is no name of anything
    Map<String, JsonValue> members();

    final class Objects implements JobAbout {

        @Parameters(paramLabel = "OBJECT", arity = "1..*", description = "Ids of the objects.")
        private List<String> ids = List.of();

        @Override
        public Map<String, JsonValue> members() {
            return JobOptions.objects(ids);
        }
    }

    final class ObjectsOrAll implements JobAbout {

        @Parameters(paramLabel = "OBJECT", arity = "0..*", description = "Just these objects (default: all).")
        private List<String> ids = List.of();

        @Override
        public Map<String, JsonValue> members() {
            return JobOptions.objects(ids);
        }
    }

    final class Bag implements JobAbout {

        @Parameters(paramLabel = "BAG", description = "Name of the bag, such as dynamic:channel:17.")
        private String bag = "";

        @Override
        public Map<String, JsonValue> members() {
            return JobOptions.bag(bag);
        }
    }

    /// All that the node is given.
    @Command
    final class Assigned implements JobAbout {

        @Override
        public Map<String, JsonValue> members() {
            return JobOptions.flag("assigned");
        }
    }

    /// All that a node holds.
    @Command
    final class All implements JobAbout {

        @Override
        public Map<String, JsonValue> members() {
            return JobOptions.flag("all");
        }
    }

    /// Pinned objects are left alone unless it is told not to.
    final class PerhapsPinned implements JobAbout {

        @Mixin
        private final JobAbout about;

        @Option(names = "--pinned-too", description = "Pinned objects, too.")
        private boolean pinnedToo;

        PerhapsPinned(JobAbout about) {
            this.about = about;
        }

        @Override
        public Map<String, JsonValue> members() {
            Map<String, JsonValue> members = new LinkedHashMap<>(about.members());
            if (pinnedToo) {
                members.putAll(JobOptions.flag("pinnedToo"));
            }
            return members;
        }
    }

    /// One of objects, a bag, and all.
    final class Chosen implements JobAbout {

        @ArgGroup(multiplicity = "1")
        private Choice choice = new Choice();

        @Override
        public Map<String, JsonValue> members() {
            if (choice.all) {
                return JobOptions.flag("all");
            }
            return choice.bag.isEmpty() ? JobOptions.objects(choice.ids) : JobOptions.bag(choice.bag);
        }

        private static final class Choice {

            @Parameters(paramLabel = "OBJECT", arity = "1..*", description = "Just these objects.")
            private List<String> ids = List.of();

            @Option(
                    names = {"-b", "--bag"},
                    required = true,
                    paramLabel = "BAG",
                    description = "Those of this bag.")
            private String bag = "";

            @Option(
                    names = {"-a", "--all"},
                    required = true,
                    description = "All of them.")
            private boolean all;
        }
    }
}
