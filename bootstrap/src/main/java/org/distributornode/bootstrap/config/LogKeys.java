package org.distributornode.bootstrap.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.distributornode.bootstrap.config.NodeConfiguration.LogLevel;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs.Console;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs.Frequency;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs.LogFile;

/// The keys under `logs`.
final class LogKeys {

    private static final String CONSOLE = "logs.console";
    private static final String FILE = "logs.file";
    private static final String ELASTIC = "logs.elastic";
    private static final int LEAST_FILE_SIZE = 1024;

    private static final Key<LogLevel> CONSOLE_LEVEL = level(CONSOLE);
    private static final Key<LogLevel> FILE_LEVEL = level(FILE);
    private static final Key<String> FILE_PATH = Key.of(FILE + ".path", Formats.path());
    private static final Key<Integer> MAX_FILES = Key.of(FILE + ".maxFiles", Formats.integer(1));
    private static final Key<Integer> MAX_SIZE = Key.of(FILE + ".maxSize", Formats.integer(LEAST_FILE_SIZE));
    private static final Key<Frequency> FREQUENCY =
            Key.standard(FILE + ".frequency", Formats.choice(Frequency.values()), "daily");
    private static final Key<Boolean> ARCHIVE = Key.standard(FILE + ".archive", Formats.flag(), "false");
    private static final Key<LogLevel> ELASTIC_LEVEL = level(ELASTIC);
    private static final Key<URI> ELASTIC_ENDPOINT = Key.of(ELASTIC + ".endpoint", AddressFormat.http());
    private static final Key<String> INDEX_PREFIX =
            Key.standard(ELASTIC + ".indexPrefix", Formats.text(), "logs-argus");
    private static final Key<String> USERNAME = Key.secret(ELASTIC + ".auth.username", Formats.text());
    private static final Key<String> PASSWORD = Key.secret(ELASTIC + ".auth.password", Formats.text());

    static final List<Key<?>> ALL = List.of(
            CONSOLE_LEVEL,
            FILE_LEVEL,
            FILE_PATH,
            MAX_FILES,
            MAX_SIZE,
            FREQUENCY,
            ARCHIVE,
            ELASTIC_LEVEL,
            ELASTIC_ENDPOINT,
            INDEX_PREFIX,
            USERNAME,
            PASSWORD);

    /// Sections that may be absent; their standards count only where they are not.
    static final Set<String> OPTIONAL_SECTIONS = Set.of(CONSOLE, FILE, ELASTIC);

    private LogKeys() {}

    private static Key<LogLevel> level(String section) {
        return Key.of(section + ".level", Formats.choice(LogLevel.values()));
    }

    /// Without any output the console tells what an operator should know.
    static Logs read(Values values) {
        checkElastic(values);
        Optional<LogFile> file = values.has(FILE) ? Optional.of(file(values)) : Optional.empty();
        if (values.has(CONSOLE)) {
            return new Logs(Optional.of(new Console(values.get(CONSOLE_LEVEL))), file);
        }
        return new Logs(file.isEmpty() ? Optional.of(new Console(LogLevel.INFO)) : Optional.empty(), file);
    }

    private static LogFile file(Values values) {
        return new LogFile(
                values.get(FILE_LEVEL),
                Path.of(values.get(FILE_PATH)).toAbsolutePath(),
                values.find(MAX_FILES),
                values.find(MAX_SIZE).map(OptionalLong::of).orElseGet(OptionalLong::empty),
                values.get(FREQUENCY),
                values.get(ARCHIVE));
    }

    /// Nothing is sent there, but what would stop the reference node stops this one.
    private static void checkElastic(Values values) {
        if (values.has(ELASTIC)) {
            values.get(ELASTIC_LEVEL);
            values.get(ELASTIC_ENDPOINT);
        }
        if (values.has(ELASTIC + ".auth")) {
            values.get(USERNAME);
            values.get(PASSWORD);
        }
    }
}
