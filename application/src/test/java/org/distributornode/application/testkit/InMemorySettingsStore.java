package org.distributornode.application.testkit;

import java.io.IOException;
import org.distributornode.application.port.settings.SettingsFailure;
import org.distributornode.application.port.settings.SettingsStore;
import org.distributornode.domain.settings.SettingChanges;

/// Keeps changes as long as the test lasts.
public final class InMemorySettingsStore implements SettingsStore {

    private SettingChanges kept = SettingChanges.none();
    private boolean refusing;
    private boolean unreadable;

    /// Whether nothing can be kept from now on.
    public synchronized void refuse(boolean refuse) {
        refusing = refuse;
    }

    /// Whether the medium cannot be read from now on.
    public synchronized void unreadable(boolean cannotBeRead) {
        unreadable = cannotBeRead;
    }

    /// Spoils what is kept.
    public synchronized void spoil() {
        kept = SettingChanges.none();
    }

    @Override
    public synchronized SettingChanges load() {
        if (unreadable) {
            throw new SettingsFailure("The settings cannot be read.", new IOException("unreadable"));
        }
        return kept;
    }

    @Override
    public synchronized void save(SettingChanges changes) {
        if (refusing) {
            throw new SettingsFailure("The settings cannot be kept.", new IOException("refused"));
        }
        kept = changes;
    }
}
