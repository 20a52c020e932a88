package org.distributornode.application.usecase.settings;

import java.util.List;
import org.distributornode.domain.settings.Setting;

/// Brings back what operators changed before the node last ended.
@FunctionalInterface
public interface RestoreSettings {

    /// Called once, before the first request. Changes that cannot be read count as none; those of a setting that is
    /// configured otherwise by now are forgotten.
    ///
    /// @return where the value of each setting comes from, in the order of [Setting]
    List<Ruling> restore();

    /// @param value what rules, as an operator would write it; empty if nothing
    /// @param configured what is configured, written likewise
    record Ruling(Setting setting, String value, String configured, Origin origin) {}

    enum Origin {
        CONFIGURATION,
        /// An operator has changed it, and it is configured as it was then.
        OPERATOR,
        /// An operator had changed it, and it was configured otherwise since.
        NEWER_CONFIGURATION
    }
}
