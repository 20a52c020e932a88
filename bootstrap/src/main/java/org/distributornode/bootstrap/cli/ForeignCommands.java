package org.distributornode.bootstrap.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Commands of the reference node that write to the network's chain, which this node never does: each says what to use
/// instead.
final class ForeignCommands {

    private static final List<String> NAMES = List.of(
            "leader:cancel-invitation",
            "leader:create-bucket",
            "leader:create-bucket-family",
            "leader:delete-bucket",
            "leader:delete-bucket-family",
            "leader:invite-bucket-operator",
            "leader:remove-bucket-operator",
            "leader:set-bucket-family-metadata",
            "leader:set-buckets-per-bag-limit",
            "leader:update-bag",
            "leader:update-bucket-mode",
            "leader:update-bucket-status",
            "leader:update-dynamic-bag-policy",
            "operator:accept-invitation",
            "operator:set-metadata");

    private ForeignCommands() {}

    static void addTo(CommandLine root) {
        for (String name : NAMES) {
            Callable<Integer> refusal = () -> refuse(name);
            CommandSpec spec = CommandSpec.wrapWithoutInspection(refusal).name(name);
            spec.usageMessage().hidden(true);
            spec.parser().unmatchedArgumentsAllowed(true).unmatchedOptionsArePositionalParams(true);
            root.addSubcommand(name, new CommandLine(spec));
        }
    }

    private static int refuse(String name) {
        throw new StartFailure(
                ExitCode.INVALID_INPUT,
                name + " signs a transaction for the network's chain, which this node never does: use"
                        + " joystream-distributor " + name + " of the reference node, or the network's own app.");
    }
}
