package org.distributornode.adapters.storage.catalogfile;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.domain.content.DataObjectId;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Reads a catalogue file strictly. What is wrong is said in one sentence that names file, line, object and key.
final class CatalogReader {

    private static final int LARGEST = 256 << 20;
    private static final int DEEPEST = 8;
    private static final String OBJECTS = "objects";

    private static final Pattern ESCAPE = Pattern.compile("\\\\.");

    private CatalogReader() {}

    /// @throws CatalogFailure if the content is wrong
    /// @throws IOException if the file cannot be read
    static ListedObjects read(Path file) throws IOException {
        String text = Files.readString(file);
        boolean json = file.toString().endsWith(".json");
        return objects(new Place(file, "the file"), compose(file, json ? asYaml(text) : text));
    }

    /// JSON in the words of YAML, which knows neither tabs between tokens (within strings JSON has none) nor `\/`.
    private static String asYaml(String json) {
        return ESCAPE.matcher(json.replace('\t', ' '))
                .replaceAll(pair -> Matcher.quoteReplacement(pair.group().equals("\\/") ? "/" : pair.group()));
    }

    private static Node compose(Path file, String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LARGEST);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setAllowRecursiveKeys(false);
        try {
            Node root = new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
            if (root == null) {
                throw new CatalogFailure(
                        "The catalogue file " + file + " is empty; it needs the key \"objects\".", false);
            }
            return root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new CatalogFailure(Place.sentence(file, line, e.getProblem()), false, e);
        } catch (YAMLException e) {
            throw new CatalogFailure(
                    "The catalogue file " + file + " is neither YAML nor JSON: " + e.getMessage() + ".", false, e);
        }
    }

    private static ListedObjects objects(Place place, Node root) {
        Map<String, Node> keys = place.mapping(root, Set.of(OBJECTS));
        List<Node> entries = place.list(root, keys, OBJECTS);
        Map<DataObjectId, Entry> found = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Node node = entries.get(i);
            Entry entry = new EntryReader(place.within("objects[" + i + "]")).read(node);
            if (found.put(entry.id(), entry) != null) {
                throw place.wrong(node, "object " + entry.id() + " is listed twice");
            }
        }
        return new ListedObjects(found.values());
    }
}
