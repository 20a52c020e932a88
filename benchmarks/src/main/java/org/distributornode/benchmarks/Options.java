package org.distributornode.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the script was told, as `name=value` arguments.
///
/// @param name the script's
/// @param home the project's folder
/// @param work an empty folder that goes with the script
/// @param record whether the tables go to RESULTS.md as well
record Options(
        String name,
        Path home,
        Path work,
        boolean isShort,
        boolean record,
        int rounds,
        int sources,
        int seconds,
        int serverCore,
        int clientCore,
        List<String> targets,
        List<String> rows,
        String versions) {

    static Options of(String[] arguments) {
        Map<String, String> given = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new Options(
                given.get("name"),
                Path.of(given.get("home")),
                Path.of(given.get("work")),
                given.get("short").equals("1"),
                given.get("record").equals("1"),
                Integer.parseInt(given.get("rounds")),
                Integer.parseInt(given.get("sources")),
                Integer.parseInt(given.get("seconds")),
                Integer.parseInt(given.get("server-core")),
                Integer.parseInt(given.get("client-core")),
                list(given.get("targets")),
                list(given.get("rows")),
                given.get("versions"));
    }

    /// Those of `all` whose names were given; all if none was.
    <T> List<T> wanted(List<T> all, Function<T, String> name) {
        List<String> names = all.stream().map(name).toList();
        if (!names.containsAll(rows)) {
            throw new IllegalArgumentException("--rows has " + rows + ", there are only " + names);
        }
        return all.stream()
                .filter(row -> rows.isEmpty() || rows.contains(name.apply(row)))
                .toList();
    }

    /// Who runs where, for a heading.
    String cores() {
        return "Server on core " + serverCore + ", client and sources on core " + clientCore + ".";
    }

    private static List<String> list(String text) {
        return Optional.ofNullable(text).stream()
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
