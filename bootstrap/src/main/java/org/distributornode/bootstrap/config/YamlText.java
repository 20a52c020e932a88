package org.distributornode.bootstrap.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.distributornode.bootstrap.config.ConfigValue.Entry;
import org.distributornode.bootstrap.config.ConfigValue.Items;
import org.distributornode.bootstrap.config.ConfigValue.Kind;
import org.distributornode.bootstrap.config.ConfigValue.Scalar;
import org.distributornode.bootstrap.config.ConfigValue.Section;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Reads YAML with the places kept. Plain scalars follow the core schema of YAML 1.2 (section 10.3):
/// `off`, `yes` and `1:0` are text. No object is ever built from a tag; keys must be unique.
final class YamlText {

    private static final int MOST_DEEP = 20;
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> BOOLEAN = Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Set<Tag> KNOWN =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.SEQ, Tag.MAP, Tag.MERGE);

    private final String name;

    private YamlText(String name) {
        this.name = name;
    }

    /// @param name of the file, for places
    /// @throws Complaint if it is not YAML, or more deeply nested or larger than a configuration can be
    static ConfigValue parse(String text, String name) {
        return new YamlText(name).read(text);
    }

    private ConfigValue read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(MOST_DEEP);
        options.setNestingDepthLimit(MOST_DEEP);
        options.setCodePointLimit(ConfigurationReader.MOST_CHARACTERS);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            return root == null ? new Section(Map.of(), Place.inFile(name, 1, 1)) : value(root, 0);
        } catch (MarkedYAMLException e) {
            throw Complaint.unreadable(name + " is not YAML: " + said(e.getProblem()) + where(e.getProblemMark()));
        } catch (YAMLException e) {
            throw Complaint.unreadable(name + " cannot be taken as YAML: " + said(e.getMessage()));
        }
    }

    private ConfigValue value(Node node, int depth) {
        if (depth > MOST_DEEP || !KNOWN.contains(node.getTag())) {
            throw Complaint.about("Tags and nesting as deep as this have no place in a configuration", place(node));
        }
        return switch (node) {
            case MappingNode mapping -> section(mapping, depth);
            case SequenceNode sequence -> items(sequence, depth);
            case ScalarNode scalar -> new Scalar(scalar.getValue(), kind(scalar), place(scalar));
            default -> throw Complaint.about("Here must be text, a list or a section", place(node));
        };
    }

    private Section section(MappingNode mapping, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw Complaint.about("A key must be text", place(tuple.getKeyNode()));
            }
            Entry entry = new Entry(value(tuple.getValueNode(), depth + 1), place(key));
            if (entries.put(key.getValue(), entry) != null) {
                throw Complaint.about("The key \"" + key.getValue() + "\" is written twice", place(key));
            }
        }
        return new Section(entries, place(mapping));
    }

    private Items items(SequenceNode sequence, int depth) {
        List<ConfigValue> values = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            values.add(value(item, depth + 1));
        }
        return new Items(values, place(sequence));
    }

    private static Kind kind(ScalarNode scalar) {
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return Kind.TEXT;
        }
        String text = scalar.getValue();
        if (NOTHING.contains(text)) {
            return Kind.NOTHING;
        }
        if (BOOLEAN.contains(text)) {
            return Kind.BOOLEAN;
        }
        return INTEGER.matcher(text).matches() ? Kind.INTEGER : Kind.TEXT;
    }

    private Place place(Node node) {
        Mark mark = node.getStartMark();
        return Place.inFile(name, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String said(@Nullable String problem) {
        return problem == null ? "it breaks off" : problem.lines().findFirst().orElse("it breaks off");
    }

    private static String where(@Nullable Mark mark) {
        return mark == null ? "" : " (line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ")";
    }
}
