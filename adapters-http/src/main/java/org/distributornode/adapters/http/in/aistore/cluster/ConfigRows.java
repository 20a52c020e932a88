package org.distributornode.adapters.http.in.aistore.cluster;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.distributornode.adapters.http.in.aistore.Answers;
import org.distributornode.adapters.http.in.aistore.Call;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.wire.GoDuration;
import org.distributornode.adapters.http.in.aistore.wire.OwnAddress;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonNull;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.adapters.http.json.Members;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.exchange.Answer;
import org.distributornode.application.usecase.settings.TuneNode;
import org.distributornode.domain.settings.Tuning;

/// Shows and changes how the node is configured. Two names act: how often statistics are logged and how much is logged;
/// all others can be set only to what they are.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
final class ConfigRows {

    private static final String TRANSIENT = "transient";
    private static final Set<String> NO_NAMES = Set.of(TRANSIENT, "provider", "namespace");
    private static final String STATS = "periodic.stats_time";
    private static final String LEVEL = "log.level";

    /// Names of 2020 and what they are called today.
    private static final Map<String, String> OF_2020 =
            Map.of("stats_time", STATS, "log.loglevel", LEVEL, "loglevel", LEVEL);

    private final TuneNode tuning;
    private final NodeView view;

    ConfigRows(TuneNode tuning, NodeView view) {
        this.tuning = tuning;
        this.view = view;
    }

    /// How a setting is asked for.
    ///
    /// @param of2020 whether names of 2020 count
    /// @param ofNode whether one node is asked, not the cluster
    record Form(boolean of2020, boolean ofNode) {}

    Answer showCluster(Call call) {
        return Answers.json(cluster(call).object());
    }

    Answer showNode(Call call, NodeRole role) {
        Mountpaths mountpaths = role == NodeRole.TARGET ? view.mountpaths() : Mountpaths.NONE;
        return Answers.json(ConfigJson.node(cluster(call), call.node(), OwnAddress.of(call), mountpaths)
                .object());
    }

    /// Takes all changes back, for good.
    Answer reset() {
        tuning.reset();
        return Answers.done();
    }

    /// As the query says.
    Answer setByQuery(Call call, Form form) {
        Map<String, String> wanted = new LinkedHashMap<>();
        call.query().names().stream()
                .filter(name -> !NO_NAMES.contains(name))
                .forEach(name -> wanted.put(name, call.query().find(name).orElse("")));
        return set(call, wanted, form);
    }

    /// As the message says.
    Answer setByMessage(Call call, Form form) {
        Map<String, String> wanted = new LinkedHashMap<>();
        if (form.of2020()) {
            String name = call.message().name();
            if (!(call.message().value().orElse(new JsonNull()) instanceof JsonText(String value))) {
                throw Refused.invalid("the value of \"" + name + "\" must be a string");
            }
            wanted.put(name, value);
        } else {
            call.message().value().ifPresent(value -> flatten("", value, wanted));
        }
        return set(call, wanted, form);
    }

    private static void flatten(String name, JsonValue value, Map<String, String> to) {
        switch (value) {
            case JsonObject(Map<String, JsonValue> members) ->
                members.forEach((key, inner) -> flatten(name.isEmpty() ? key : name + "." + key, inner, to));
            case JsonNull _ -> {}
            case JsonText(String text) -> to.put(name, text);
            default -> to.put(name, value.text());
        }
    }

    private Answer set(Call call, Map<String, String> wanted, Form form) {
        if (wanted.isEmpty()) {
            throw Refused.invalid("no properties to update");
        }
        UnaryOperator<Tuning> change = UnaryOperator.identity();
        for (Map.Entry<String, String> each : wanted.entrySet()) {
            UnaryOperator<Tuning> before = change;
            UnaryOperator<Tuning> next = change(call, each.getKey(), each.getValue(), form);
            change = was -> next.apply(before.apply(was));
        }
        tuning.change(change, !call.query().isSet(TRANSIENT));
        return Answers.done();
    }

    private UnaryOperator<Tuning> change(Call call, String name, String value, Form form) {
        String today = form.of2020() ? OF_2020.getOrDefault(name, name) : name;
        return switch (today) {
            case STATS -> {
                if (form.ofNode() && !form.of2020()) {
                    throw Refused.invalid("periodic configuration can only be globally updated");
                }
                Duration every = GoDuration.parse(value)
                        .filter(Tuning::takes)
                        .orElseThrow(() -> wrong(name, value, "a duration from 1s to 24h"));
                yield was -> was.with(every);
            }
            case LEVEL -> {
                if (!value.matches("[0-9]") || !Tuning.takes(Integer.parseInt(value))) {
                    throw wrong(name, value, "a number from 0 to " + Tuning.MOST_DETAIL);
                }
                yield was -> was.with(Integer.parseInt(value));
            }
            default -> {
                requireSame(call, today, value);
                yield UnaryOperator.identity();
            }
        };
    }

    private void requireSame(Call call, String name, String value) {
        Map<String, String> shown = new LinkedHashMap<>();
        flatten("", cluster(call).object(), shown);
        String now = shown.get(name);
        if (now == null) {
            throw Refused.invalid("unknown property \"" + name + "\"");
        }
        if (!now.equals(value)) {
            throw Refused.invalid("property \"" + name + "\" is \"" + now + "\" as long as this node runs");
        }
    }

    private static Refused wrong(String name, String value, String expected) {
        return Refused.invalid("invalid " + name + ": \"" + value + "\" (expecting " + expected + ")");
    }

    private Members cluster(Call call) {
        return ConfigJson.cluster(tuning.current(), call.node(), OwnAddress.of(call), view.since());
    }
}
