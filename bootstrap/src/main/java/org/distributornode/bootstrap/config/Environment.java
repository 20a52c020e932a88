package org.distributornode.bootstrap.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.distributornode.bootstrap.config.ConfigValue.Entry;
import org.distributornode.bootstrap.config.ConfigValue.Kind;
import org.distributornode.bootstrap.config.ConfigValue.Scalar;
import org.distributornode.bootstrap.config.ConfigValue.Section;

/// Lays the variables `JOYSTREAM_DISTRIBUTOR__<SECTION>__<KEY>` over what the file says. Case and single
/// underscores do not matter, so `…_TTL` and the reference node's `…_T_T_L` name the same key. A standard of the place
/// where the node runs, such as its image, counts below both.
final class Environment {

    private static final String PREFIX = "JOYSTREAM_DISTRIBUTOR__";

    /// Where the operator API listens if its section does not say; sets nothing where there is no section.
    private static final String DEFAULT_OPERATOR_HOST = "DEFAULT_OPERATOR_HOST";

    private static final Set<String> UNSET = Set.of("off", "null", "undefined");

    /// Sections before the keys in them; of two spellings the longer last: the reference obeys that one.
    private static final Comparator<String> ORDER = Comparator.comparingInt(
                    (String name) -> name.split("__", -1).length)
            .thenComparingInt(String::length)
            .thenComparing(Comparator.naturalOrder());

    private final Map<String, String> variables;
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> setBy = new HashMap<>();

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /// @throws Complaint about a variable that cannot be read
    Section overlay(Section file) {
        Section tree = file;
        List<String> names = variables.keySet().stream()
                .filter(name -> name.startsWith(PREFIX))
                .sorted(ORDER)
                .toList();
        for (String name : names) {
            Optional<String> path = path(name);
            if (path.isPresent()) {
                tree = apply(tree, name, path.get());
            } else {
                warnings.add("The variable " + name + " sets nothing: there is no such key.");
            }
        }
        return withDefaults(tree);
    }

    private Section withDefaults(Section tree) {
        String host = variables.getOrDefault(DEFAULT_OPERATOR_HOST, "");
        Entry operator = tree.entries().get(ApiKeys.OPERATOR);
        boolean counts = !host.isEmpty()
                && operator != null
                && operator.value() instanceof Section section
                && !section.entries().containsKey("host");
        List<String> steps = List.of(ApiKeys.OPERATOR, "host");
        return counts
                ? with(tree, steps, new Scalar(host, Kind.VARIABLE, Place.inVariable(DEFAULT_OPERATOR_HOST)))
                : tree;
    }

    /// What was odd about the variables, a sentence each.
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private static Optional<String> path(String name) {
        String loose = name.substring(PREFIX.length()).replace("__", ".").replace("_", "");
        return Schema.resembling(loose);
    }

    private Section apply(Section tree, String name, String path) {
        Place place = Place.inVariable(name);
        if (Schema.SUCCESSORS.containsKey(path)) {
            throw Schema.unknown(path, place);
        }
        String other = setBy.put(path, name);
        if (other != null) {
            warnings.add("The variables " + other + " and " + name + " both set " + path + ": " + name + " counts.");
        }
        List<String> steps = List.of(path.split("\\.", -1));
        String text = variables.getOrDefault(name, "");
        return UNSET.contains(text) ? without(tree, steps) : with(tree, steps, value(text, path, place));
    }

    private static ConfigValue value(String text, String path, Place place) {
        boolean json = Schema.key(path).map(key -> key.format().isJson()).orElse(true);
        return json ? JsonText.parseVariable(text, path, place) : new Scalar(text, Kind.VARIABLE, place);
    }

    private static Section with(Section tree, List<String> steps, ConfigValue value) {
        String first = steps.getFirst();
        if (steps.size() == 1) {
            return tree.with(first, new Entry(value, value.place()));
        }
        Entry entry = tree.entries().get(first);
        Section inner = switch (entry == null ? null : entry.value()) {
            case null -> new Section(Map.of(), value.place());
            case Section section -> section;
            case ConfigValue wrong ->
                throw Complaint.about(first + " must be a section with keys of its own", wrong.place());
        };
        Place place = entry == null ? value.place() : entry.keyPlace();
        return tree.with(first, new Entry(with(inner, steps.subList(1, steps.size()), value), place));
    }

    private static Section without(Section tree, List<String> steps) {
        String first = steps.getFirst();
        if (steps.size() == 1) {
            return tree.without(first);
        }
        Entry entry = tree.entries().get(first);
        return entry != null && entry.value() instanceof Section inner
                ? tree.with(first, new Entry(without(inner, steps.subList(1, steps.size())), entry.keyPlace()))
                : tree;
    }
}
