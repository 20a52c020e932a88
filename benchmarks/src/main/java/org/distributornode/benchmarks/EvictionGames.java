package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.distributornode.benchmarks.eviction.Cell;
import org.distributornode.benchmarks.eviction.Ratios;

/// Outcomes of games in a file, so that a run that was broken off goes on where it was.
final class EvictionGames {

    private static final int FIELDS = 4;

    private final Path file;
    private final String version;
    private final Map<String, Ratios> known = new HashMap<>();

    /// @param version what was played with; games of another version are not remembered
    EvictionGames(Path file, String version) {
        this.file = file;
        this.version = version;
        try {
            (Files.exists(file) ? Files.readAllLines(file) : List.<String>of()).forEach(this::remember);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The outcome of a game that is played unless it was.
    Ratios outcome(Cell cell, Supplier<Ratios> game) {
        Ratios before = known.get(cell.key());
        if (before != null) {
            return before;
        }
        Ratios ratios = game.get();
        try {
            Files.writeString(
                    file, cell.line(version, ratios) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return ratios;
    }

    private void remember(String line) {
        String[] fields = line.split("\\|", -1);
        if (fields.length == FIELDS && fields[0].equals(version)) {
            known.put(fields[1], new Ratios(Double.parseDouble(fields[2]), Double.parseDouble(fields[3])));
        }
    }
}
