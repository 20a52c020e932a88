package org.distributornode.bootstrap.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.distributornode.bootstrap.config.NodeConfiguration.LogLevel;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs.Console;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs.Format;
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
    private static final Key<Format> CONSOLE_FORMAT =
            Key.standard(CONSOLE + ".format", Formats.choice(Format.values()), "text");
    private static final Key<Format> FILE_FORMAT =
            Key.standard(FILE + ".format", Formats.choice(Format.values()), "json");
    private static final Key<Access> ACCESS = Key.of("logs.access.mode", Formats.choice(Access.values()));
    private static final Key<Integer> SAMPLE_EVERY = Key.standard("logs.access.sampleEvery", Formats.integer(1), "100");
    private static final Key<LogLevel> ELASTIC_LEVEL = level(ELASTIC);
    private static final Key<URI> ELASTIC_ENDPOINT = Key.of(ELASTIC + ".endpoint", AddressFormat.http());
    private static final Key<String> INDEX_PREFIX =
            Key.standard(ELASTIC + ".indexPrefix", Formats.text(), "logs-argus");
    private static final Key<String> USERNAME = Key.secret(ELASTIC + ".auth.username", Formats.text());
    private static final Key<String> PASSWORD = Key.secret(ELASTIC + ".auth.password", Formats.text());

    static final List<Key<?>> ALL = List.of(
            CONSOLE_LEVEL,
            CONSOLE_FORMAT,
            FILE_LEVEL,
            FILE_PATH,
            MAX_FILES,
            MAX_SIZE,
            FREQUENCY,
            ARCHIVE,
            FILE_FORMAT,
            ACCESS,
            SAMPLE_EVERY,
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
        Optional<Console> console = values.has(CONSOLE)
                ? Optional.of(new Console(values.get(CONSOLE_LEVEL), values.get(CONSOLE_FORMAT)))
                : Optional.<Console>empty().or(() -> file.isEmpty() ? ordinaryConsole() : Optional.empty());
        return new Logs(console, file, accessEvery(values, console, file));
    }

    private static Optional<Console> ordinaryConsole() {
        return Optional.of(new Console(LogLevel.INFO, Format.TEXT));
    }

    /// Without a word on it requests are logged where the reference node would log them.
    private static Optional<Integer> accessEvery(Values values, Optional<Console> console, Optional<LogFile> file) {
        boolean http = Stream.concat(console.map(Console::level).stream(), file.map(LogFile::level).stream())
                .anyMatch(level -> level.compareTo(LogLevel.HTTP) >= 0);
        return switch (values.find(ACCESS).orElse(http ? Access.FULL : Access.OFF)) {
            case OFF -> Optional.empty();
            case SAMPLED -> Optional.of(values.get(SAMPLE_EVERY));
            case FULL -> Optional.of(1);
        };
    }

    private enum Access {
        OFF,
        SAMPLED,
        FULL
    }

    private static LogFile file(Values values) {
        return new LogFile(
                values.get(FILE_LEVEL),
                Path.of(values.get(FILE_PATH)).toAbsolutePath(),
                values.find(MAX_FILES),
                values.find(MAX_SIZE).map(OptionalLong::of).orElseGet(OptionalLong::empty),
                values.get(FREQUENCY),
                values.get(ARCHIVE),
                values.get(FILE_FORMAT));
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
