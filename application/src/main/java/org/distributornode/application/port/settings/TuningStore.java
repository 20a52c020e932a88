package org.distributornode.application.port.settings;

import org.distributornode.domain.settings.Tuning;

/// Keeps how much the node tells of itself. May be called from any thread; throws [SettingsFailure] when the medium
/// refuses.
public interface TuningStore {

    /// What was kept last; [Tuning#STANDARD] if nothing was, or if it is damaged.
    Tuning load();

    /// Keeps `tuning` instead of what was kept before. Once this returns it outlives a crash and a loss of power; if it
    /// fails, what was kept before stays.
    void save(Tuning tuning);
}
