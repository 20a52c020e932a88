package org.distributornode.adapters.filesystem.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.distributornode.adapters.filesystem.state.DamagedFile;
import org.distributornode.adapters.filesystem.state.StateFile;
import org.distributornode.application.port.settings.SettingsFailure;
import org.distributornode.application.port.settings.TuningStore;
import org.distributornode.domain.settings.Tuning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps it in the file `tuning`, in two lines. One that is damaged counts as none, with a warning.
public final class FileTuningStore implements TuningStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileTuningStore.class);
    private static final StateFile.Kind KIND = new StateFile.Kind("tuning", "tuning", 1);
    private static final String EVERY = "statsEvery=";
    private static final String DETAIL = "logDetail=";

    private final StateFile file;

    /// @param folder exists
    public FileTuningStore(Path folder) {
        this.file = new StateFile(folder, KIND);
    }

    @Override
    public synchronized Tuning load() {
        try {
            return file.read().map(FileTuningStore::tuning).orElse(Tuning.STANDARD);
        } catch (DamagedFile | IllegalArgumentException | DateTimeParseException e) {
            LOG.warn("How much the node tells of itself is as usual: {} is damaged: {}", file.path(), e.getMessage());
            return Tuning.STANDARD;
        } catch (IOException e) {
            throw new SettingsFailure("The tuning cannot be read from " + file.path() + ": " + e.getMessage() + ".", e);
        }
    }

    @Override
    public synchronized void save(Tuning tuning) {
        try {
            file.write(List.of(EVERY + tuning.statsEvery(), DETAIL + tuning.logDetail()));
        } catch (IOException e) {
            throw new SettingsFailure("The tuning cannot be kept in " + file.path() + ": " + e.getMessage() + ".", e);
        }
    }

    private static Tuning tuning(List<String> lines) {
        if (lines.size() != 2
                || !lines.get(0).startsWith(EVERY)
                || !lines.get(1).startsWith(DETAIL)) {
            throw new IllegalArgumentException("lines without a meaning: " + lines);
        }
        return new Tuning(
                Duration.parse(lines.get(0).substring(EVERY.length())),
                Integer.parseInt(lines.get(1).substring(DETAIL.length())));
    }
}
