package org.distributornode.bootstrap.cli.remote;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distributornode.adapters.http.security.Hs256;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.http.security.SessionTokens;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.StartFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `token`: makes a token that is good for any request to one listener for a while, for curl, Prometheus and the like.
/// Asks no node.
@Command(
        name = "token",
        description = "Prints a token for any request to one listener, good for a while.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    private static final Pattern LIFE = Pattern.compile("([1-9][0-9]{0,6})([smh])");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final NodeOptions options;

    @Option(
            names = "--for",
            defaultValue = "operator",
            paramLabel = "LISTENER",
            description = "Name of the listener (default: ${DEFAULT-VALUE}).")
    private String audience = "operator";

    @Option(
            names = "--role",
            defaultValue = "read",
            paramLabel = "read|operate",
            description = "What its bearer may do (default: ${DEFAULT-VALUE}).")
    private String role = "read";

    @Option(
            names = "--ttl",
            defaultValue = "1h",
            paramLabel = "TIME",
            description = "How long it is good, such as 90s, 15m or 1h (default: ${DEFAULT-VALUE}).")
    private String life = "1h";

    @Option(names = "--subject", paramLabel = "NAME", description = "Who it is for, as the audit log names him.")
    private @Nullable String subject;

    TokenCommand(NodeOptions.Caller caller) {
        this.options = new NodeOptions(caller);
    }

    @Override
    public Integer call() {
        Role granted = Role.named(role).orElseThrow(() -> wrong("--role: " + role + " is none of read and operate."));
        Duration lasting = duration(life);
        NodeApi api = NodeApi.of(audience).orElse(NodeApi.OPERATOR);
        Optional<Duration> longest =
                options.longestSession(api).filter(_ -> NodeApi.of(audience).isPresent());
        if (longest.filter(most -> most.compareTo(lasting) < 0).isPresent()) {
            throw wrong("--ttl: " + life + " is longer than " + api.section() + ".sessionTtlMaxSec allows, "
                    + longest.get().toSeconds() + " s.");
        }
        SessionTokens tokens = new SessionTokens(Hs256.of(options.secret(api)), options.clock());
        String name = subject;
        spec.commandLine()
                .getOut()
                .println(
                        name == null
                                ? tokens.mint(audience, granted, lasting)
                                : tokens.mint(audience, granted, lasting, name));
        return ExitCode.OK.number();
    }

    private static Duration duration(String text) {
        Matcher matcher = LIFE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw wrong("--ttl: " + text + " is no time such as 90s, 15m or 1h.");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    private static StartFailure wrong(String sentence) {
        return new StartFailure(ExitCode.INVALID_INPUT, sentence);
    }
}
