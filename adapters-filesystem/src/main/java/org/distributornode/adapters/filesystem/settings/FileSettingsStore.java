package org.distributornode.adapters.filesystem.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.distributornode.adapters.filesystem.state.DamagedFile;
import org.distributornode.adapters.filesystem.state.StateFile;
import org.distributornode.application.port.settings.SettingsFailure;
import org.distributornode.application.port.settings.SettingsStore;
import org.distributornode.domain.settings.SettingChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the changes in the file `settings`. One that is damaged or of another version is set aside with a warning.
public final class FileSettingsStore implements SettingsStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileSettingsStore.class);
    private static final StateFile.Kind KIND = new StateFile.Kind("settings", "settings", 1);

    private final StateFile file;

    /// @param folder exists
    public FileSettingsStore(Path folder) {
        this.file = new StateFile(folder, KIND);
    }

    @Override
    public synchronized SettingChanges load() {
        try {
            return read();
        } catch (IOException e) {
            String sentence =
                    "What operators have set cannot be read from " + file.path() + ": " + e.getMessage() + ".";
            LOG.warn("{} What is configured rules.", sentence);
            throw new SettingsFailure(sentence, e);
        }
    }

    @Override
    public synchronized void save(SettingChanges changes) {
        try {
            file.write(SettingLines.write(changes));
        } catch (IOException e) {
            throw new SettingsFailure("The setting cannot be kept in " + file.path() + ": " + e.getMessage() + ".", e);
        }
    }

    private SettingChanges read() throws IOException {
        try {
            Optional<SettingChanges> changes = file.read().map(SettingLines::read);
            return changes.orElseGet(SettingChanges::none);
        } catch (DamagedFile | IllegalArgumentException e) {
            Path aside = file.path().resolveSibling(file.path().getFileName() + ".damaged");
            Files.move(file.path(), aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn(
                    "What operators have set is lost, what is configured rules: {}; the file is now {}.",
                    e.getMessage(),
                    aside);
            return SettingChanges.none();
        }
    }
}
