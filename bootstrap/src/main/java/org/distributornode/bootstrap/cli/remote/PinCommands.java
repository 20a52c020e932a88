package org.distributornode.bootstrap.cli.remote;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.OutputOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pin:list` and `pin:remove`: objects that are never evicted.
final class PinCommands {

    private PinCommands() {}

    static List<Callable<Integer>> all(NodeOptions.Caller caller) {
        return List.of(new Listing(caller), new Removal(caller));
    }

    @Command(name = "pin:list", description = "Lists the pinned objects.", mixinStandardHelpOptions = true)
    private static final class Listing implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private final NodeOptions options;

        @Mixin
        private final OutputOptions output = new OutputOptions();

        Listing(NodeOptions.Caller caller) {
            this.options = new NodeOptions(caller);
        }

        @Override
        public Integer call() {
            try (Session session = Session.with(options)) {
                JsonValue answer = session.get("/pins");
                PrintWriter out = spec.commandLine().getOut();
                output.print(out, answer, () -> print(out, new Fields(answer)));
            }
            return ExitCode.OK.number();
        }

        private void print(PrintWriter out, Fields answer) {
            if (answer.find("pinned") instanceof JsonArray(List<JsonValue> pins)) {
                pins.forEach(pin -> out.println(line(new Fields(pin))));
                spec.commandLine()
                        .getErr()
                        .println(pins.size() + " pinned, " + size(answer, "bytes") + " of " + size(answer, "limit")
                                + ".");
            }
        }

        private static String size(Fields answer, String name) {
            return JobView.size((double) answer.number(name));
        }

        private static String line(Fields pin) {
            return pin.text("objectId") + "  " + pin.number("size");
        }
    }

    @Command(
            name = "pin:remove",
            description = "Lets pinned objects be evicted again.",
            mixinStandardHelpOptions = true)
    private static final class Removal implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private final JobOptions job;

        @ArgGroup(multiplicity = "1")
        private Choice choice = new Choice();

        Removal(NodeOptions.Caller caller) {
            this.job = new JobOptions(caller);
        }

        @Override
        public Integer call() throws InterruptedException {
            return job.run("unpin", choice.about(), spec.commandLine().getOut());
        }
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

        Map<String, JsonValue> about() {
            if (all) {
                return JobOptions.flag("all");
            }
            return bag.isEmpty() ? JobOptions.objects(ids) : JobOptions.bag(bag);
        }
    }
}
