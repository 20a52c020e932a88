package org.distributornode.bootstrap.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.distributornode.bootstrap.config.ConfigValue.Section;
import org.distributornode.bootstrap.config.ConfigurationResult.Accepted;
import org.distributornode.bootstrap.config.ConfigurationResult.Fault;
import org.distributornode.bootstrap.config.ConfigurationResult.Refused;
import org.distributornode.bootstrap.config.NodeConfiguration.Directories;
import org.distributornode.bootstrap.config.NodeConfiguration.Endpoints;

/// Reads the one configuration of the node: a YAML or JSON file, the environment over it. Logs nothing
/// and changes nothing.
public final class ConfigurationReader {

    static final int MOST_CHARACTERS = 1 << 20;

    private final Map<String, String> environment;

    /// @param environment as [System#getenv()] gives it
    public ConfigurationReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// The file to read when the command line names none: what CONFIG_PATH says, else `./config.yml`.
    public Path usualFile() {
        String named = environment.getOrDefault("CONFIG_PATH", "");
        return Path.of(named.isEmpty() ? "config.yml" : named);
    }

    /// Reads and checks. A missing file counts as an empty one. Relative paths of folders and of the
    /// catalogue count from the file's folder.
    public ConfigurationResult read(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        boolean exists = Files.exists(absolute);
        try {
            Environment variables = new Environment(environment);
            Section root = variables.overlay(exists ? parse(absolute) : empty(file));
            Schema.check(root);
            Values values = new Values(root, folder(absolute));
            return new Accepted(assemble(values, absolute), variables.warnings(), shown(values));
        } catch (Complaint complaint) {
            return complaint.isAboutAbsence() && !exists
                    ? new Refused(Fault.MISSING_FILE, "There is no file " + file + ", and " + complaint.sentence())
                    : new Refused(complaint.fault(), complaint.sentence());
        }
    }

    private static Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static Section empty(Path file) {
        return new Section(Map.of(), Place.inFile(file.toString(), 1, 1));
    }

    private static Section parse(Path file) {
        String name = file.toString();
        String lower = name.toLowerCase(Locale.ROOT);
        boolean json = lower.endsWith(".json");
        if (!json && !lower.endsWith(".yml") && !lower.endsWith(".yaml")) {
            throw Complaint.unreadable(name + " must end in .yml, .yaml or .json");
        }
        String text = text(file);
        ConfigValue root = json ? JsonText.parseFile(text, name) : YamlText.parse(text, name);
        return root instanceof Section section ? section : fail(name);
    }

    private static Section fail(String name) {
        throw Complaint.unreadable(name + " must consist of keys and values");
    }

    private static String text(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MOST_CHARACTERS) {
                throw Complaint.unreadable(file + " is larger than " + MOST_CHARACTERS + " bytes");
            }
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw Complaint.unreadable(file + " is not UTF-8");
        } catch (IOException e) {
            throw Complaint.unreadable(file + " cannot be read: " + reason(e));
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof AccessDeniedException ? "permission denied" : String.valueOf(failure.getMessage());
    }

    private static NodeConfiguration assemble(Values values, Path file) {
        Schema.KEYS.forEach(values::find);
        Endpoints endpoints = EndpointKeys.endpoints(values);
        Directories directories = EndpointKeys.directories(values);
        Optional<OperatorApi> operator = ApiKeys.operatorApi(values);
        return new NodeConfiguration(
                OwnershipKeys.id(values),
                endpoints,
                directories,
                LogKeys.read(values),
                LimitKeys.limits(values),
                LimitKeys.intervals(values),
                ApiKeys.publicApi(values),
                operator,
                OwnershipKeys.buckets(values, endpoints),
                OwnershipKeys.worker(values),
                CacheKeys.cache(values),
                CacheKeys.sources(values),
                CacheKeys.journal(values),
                FillKeys.fills(values),
                WorkKeys.jobs(values),
                WorkKeys.proving(values),
                WorkKeys.upkeep(values),
                AssignmentKeys.read(values),
                TlsKeys.read(values),
                ObjectStoreKeys.read(values, directories),
                AistoreKeys.read(values, operator),
                IntegrationKeys.read(values, operator),
                named(values, file));
    }

    private static List<Path> named(Values values, Path file) {
        return Stream.concat(
                        Stream.of(file),
                        Schema.KEYS.stream()
                                .filter(key -> key.format().wanted().equals(Formats.PATH))
                                .flatMap(key -> values.find(key).stream())
                                .map(path -> values.resolve(path.toString())))
                .toList();
    }

    private static Map<String, String> shown(Values values) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Key<?> key : Schema.KEYS) {
            boolean out = Stream.concat(
                            LogKeys.OPTIONAL_SECTIONS.stream(),
                            Stream.of(
                                    ApiKeys.OPERATOR,
                                    ObjectStoreKeys.SECTION,
                                    AistoreKeys.SECTION,
                                    IntegrationKeys.SECTION))
                    .anyMatch(section -> key.path().startsWith(section + ".") && !values.has(section));
            if (!out) {
                values.written(key).ifPresent(value -> settings.put(key.path(), key.shown(value)));
            }
        }
        return settings;
    }
}
