package org.distributornode.adapters.storage.catalogfile;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A place in a catalogue file: reads plain parts there, and says where it was when one is not as it should be.
///
/// @param name for messages, for example `objects[3]`
record Place(Path file, String name) {

    Place within(String part) {
        return new Place(file, part);
    }

    /// The keys of `node`, each with its value.
    ///
    /// @throws CatalogFailure if it is no mapping, or a key is not allowed or there twice
    Map<String, Node> mapping(Node node, Set<String> allowed) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, name + " must be a list of keys and values");
        }
        Map<String, Node> keys = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!allowed.contains(key)) {
                String known = allowed.stream().sorted().collect(Collectors.joining(", "));
                throw wrong(tuple.getKeyNode(), name + " has an unknown key \"" + key + "\"; known are " + known);
            }
            if (keys.put(key, tuple.getValueNode()) != null) {
                throw wrong(tuple.getKeyNode(), name + " has the key \"" + key + "\" twice");
            }
        }
        return keys;
    }

    /// The list under `key`, which must be there.
    List<Node> list(Node parent, Map<String, Node> keys, String key) {
        Node node = required(parent, keys, key);
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong(node, name + ": \"" + key + "\" must be a list");
        }
        return sequence.getValue();
    }

    /// The text under `key`, which must be there.
    String text(Node parent, Map<String, Node> keys, String key) {
        return text(required(parent, keys, key), key);
    }

    String text(Node node, String key) {
        if (node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        throw wrong(node, name + ": \"" + key + "\" must be a text or a number");
    }

    /// A failure that names the file and the line.
    ///
    /// @param sentence without its full stop
    CatalogFailure wrong(Node node, String sentence) {
        int line = node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
        return new CatalogFailure(sentence(file, line, sentence), false);
    }

    static String sentence(Path file, int line, String problem) {
        return "In the catalogue file " + file + ", line " + line + ": " + problem + ".";
    }

    private Node required(Node parent, Map<String, Node> keys, String key) {
        return Optional.ofNullable(keys.get(key))
                .orElseThrow(() -> wrong(parent, name + " lacks the key \"" + key + "\""));
    }
}
