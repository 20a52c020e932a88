package org.distributornode.application.port.settings;

import org.distributornode.domain.settings.SettingChanges;

/// Keeps what operators have changed. May be called from any thread; throws [SettingsFailure] when the medium refuses.
public interface SettingsStore {

    /// What was kept last; none if nothing was, or if it is damaged.
    SettingChanges load();

    /// Keeps `changes` instead of what was kept before. Once this returns they outlive a crash and a loss of power; if
    /// it fails, what was kept before stays.
    void save(SettingChanges changes);
}
