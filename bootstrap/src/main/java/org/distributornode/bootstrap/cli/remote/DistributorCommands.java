package org.distributornode.bootstrap.cli.remote;

import io.micronaut.http.HttpMethod;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.OutputOptions;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.domain.integration.DeliveryId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `distributors:list`, `:test`, `:replay` and `:delete`: who is told of what happens on a running node.
final class DistributorCommands {

    static final String PATH = "/integration/distributors";

    private DistributorCommands() {}

    static List<Callable<Integer>> all(NodeOptions.Caller caller) {
        return List.of(
                new Listing(caller),
                new CreateDistributorCommand(caller),
                new Trial(caller),
                new Replay(caller),
                new Removal(caller));
    }

    @Command(
            name = "distributors:list",
            description = "Lists the distributors of a running node.",
            mixinStandardHelpOptions = true)
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
            try (Session session = Session.with(options, NodeApi.INTEGRATION)) {
                new Pages(session, PATH)
                        .forEach(page ->
                                output.print(spec.commandLine().getOut(), page, () -> print(page, spec.commandLine())));
            }
            return ExitCode.OK.number();
        }

        private static void print(JsonValue page, CommandLine line) {
            if (new Fields(page).find("distributors") instanceof JsonArray(List<JsonValue> all)) {
                all.forEach(each -> line.getOut().println(line(new Fields(each))));
            }
        }

        private static String line(Fields distributor) {
            Fields meta = distributor.fields("meta");
            String webhook = meta.text("host").isEmpty()
                    ? "without webhook"
                    : meta.text("method") + " " + meta.text("host").replaceAll("/$", "") + meta.text("path");
            return String.join("  ", distributor.text("id"), distributor.text("created_at"), webhook);
        }
    }

    @Command(
            name = "distributors:test",
            description = "Calls the webhook of a distributor now, once.",
            mixinStandardHelpOptions = true)
    private static final class Trial implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private final NamedDistributor distributor;

        @Mixin
        private final OutputOptions output = new OutputOptions();

        Trial(NodeOptions.Caller caller) {
            this.distributor = new NamedDistributor(caller);
        }

        @Override
        public Integer call() {
            JsonValue answer = distributor.request(HttpMethod.POST, "/test");
            Fields fields = new Fields(answer);
            boolean taken = fields.find("taken").equals(new JsonValue.JsonBoolean(true));
            PrintWriter out = spec.commandLine().getOut();
            output.print(out, answer, () -> out.println((taken ? "taken: " : "not taken: ") + fields.text("result")));
            return taken ? ExitCode.OK.number() : ExitCode.FAILED.number();
        }
    }

    @Command(
            name = "distributors:replay",
            description = "Tells a distributor again of an event; without a delivery, of all that was given up.",
            mixinStandardHelpOptions = true)
    private static final class Replay implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private final NamedDistributor distributor;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "DELIVERY",
                description = "Id of the delivery (default: all dead ones, the oldest first).")
        private String delivery = "";

        Replay(NodeOptions.Caller caller) {
            this.distributor = new NamedDistributor(caller);
        }

        @Override
        public Integer call() {
            String deliveries = distributor.path() + "/deliveries";
            if (!delivery.isEmpty() && DeliveryId.parse(delivery).isEmpty()) {
                throw new StartFailure(ExitCode.INVALID_INPUT, delivery + " is no id of a delivery.");
            }
            long queued = distributor.during(session -> queue(session, deliveries));
            spec.commandLine()
                    .getErr()
                    .println(queued + (queued == 1 ? " delivery" : " deliveries") + " queued again.");
            return ExitCode.OK.number();
        }

        /// Of many, those that are gone meanwhile, or wait again, are passed over.
        private long queue(Session session, String deliveries) {
            if (!delivery.isEmpty()) {
                session.request(HttpMethod.POST, deliveries + "/" + delivery + "/replay", Optional.empty());
                return 1;
            }
            return new DeadLetters(session, deliveries)
                    .oldestFirst().stream()
                            .filter(each -> session.attempt(HttpMethod.POST, deliveries + "/" + each + "/replay"))
                            .count();
        }
    }

    @Command(
            name = "distributors:delete",
            description = "Removes a distributor and all its deliveries.",
            mixinStandardHelpOptions = true)
    private static final class Removal implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private final NamedDistributor distributor;

        Removal(NodeOptions.Caller caller) {
            this.distributor = new NamedDistributor(caller);
        }

        @Override
        public Integer call() {
            distributor.request(HttpMethod.DELETE, "");
            spec.commandLine().getErr().println("Distributor " + distributor.id() + " is removed.");
            return ExitCode.OK.number();
        }
    }
}
