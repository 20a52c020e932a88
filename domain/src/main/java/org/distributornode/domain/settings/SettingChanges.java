package org.distributornode.domain.settings;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// What operators have changed while nodes ran, beside what was configured then. A change counts until the configured
/// value itself is another.
///
/// @param changed which settings; of the others nothing is remembered
/// @param configured as it was when each of them was changed
/// @param chosen what the operator wants instead
public record SettingChanges(Set<Setting> changed, NodeSettings configured, NodeSettings chosen) {

    public SettingChanges {
        changed = Set.copyOf(changed);
        configured = only(changed, configured, NodeSettings.NONE);
        chosen = only(changed, chosen, NodeSettings.NONE);
    }

    public static SettingChanges none() {
        return new SettingChanges(Set.of(), NodeSettings.NONE, NodeSettings.NONE);
    }

    /// These changes and one more, which takes the place of an earlier one of the same setting.
    ///
    /// @param configuredNow what is configured now
    /// @param wanted holds the setting's new value
    public SettingChanges with(Setting setting, NodeSettings configuredNow, NodeSettings wanted) {
        Set<Setting> more = EnumSet.of(setting);
        more.addAll(changed);
        return new SettingChanges(more, setting.copy(configuredNow, configured), setting.copy(wanted, chosen));
    }

    /// Those that still count.
    public SettingChanges stillFor(NodeSettings configuredNow) {
        Set<Setting> still = changed.stream()
                .filter(setting -> setting.isSame(configured, configuredNow))
                .collect(Collectors.toUnmodifiableSet());
        return new SettingChanges(still, configured, chosen);
    }

    /// What rules where this is configured.
    public NodeSettings over(NodeSettings configuredNow) {
        return only(changed, chosen, configuredNow);
    }

    private static NodeSettings only(Set<Setting> settings, NodeSettings from, NodeSettings to) {
        NodeSettings result = to;
        for (Setting setting : settings) {
            result = setting.copy(from, result);
        }
        return result;
    }
}
