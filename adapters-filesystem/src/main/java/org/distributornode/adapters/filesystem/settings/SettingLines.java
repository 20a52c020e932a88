package org.distributornode.adapters.filesystem.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection.Chosen;
import org.distributornode.domain.bucket.WorkerId;
import org.distributornode.domain.settings.NodeSettings;
import org.distributornode.domain.settings.Setting;
import org.distributornode.domain.settings.SettingChanges;
import org.jspecify.annotations.Nullable;

/// Changes as lines: two for each setting that was changed, `workerId.configured=1` and `workerId.chosen=5`.
final class SettingLines {

    private static final String CONFIGURED = ".configured=";
    private static final String CHOSEN = ".chosen=";

    private SettingLines() {}

    static List<String> write(SettingChanges changes) {
        List<String> lines = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            if (changes.changed().contains(setting)) {
                lines.add(setting.key() + CONFIGURED + setting.written(changes.configured()));
                lines.add(setting.key() + CHOSEN + setting.written(changes.chosen()));
            }
        }
        return lines;
    }

    /// @throws IllegalArgumentException if a line has no meaning
    static SettingChanges read(List<String> lines) {
        Map<String, String> values = new HashMap<>();
        for (String line : lines) {
            int sign = line.indexOf('=') + 1;
            values.put(line.substring(0, sign), line.substring(sign));
        }
        SettingChanges changes = SettingChanges.none();
        for (Setting setting : Setting.values()) {
            String configured = values.remove(setting.key() + CONFIGURED);
            String chosen = values.remove(setting.key() + CHOSEN);
            if (configured != null || chosen != null) {
                changes = changes.with(setting, value(setting, configured), value(setting, chosen));
            }
        }
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("lines without a meaning: " + values);
        }
        return changes;
    }

    /// @throws IllegalArgumentException if its line is missing or it cannot have that value
    private static NodeSettings value(Setting setting, @Nullable String written) {
        if (written == null) {
            throw new IllegalArgumentException(setting + " lacks a line");
        }
        if (written.isEmpty()) {
            return NodeSettings.NONE;
        }
        return switch (setting) {
            case WORKER -> NodeSettings.NONE.withWorker(new WorkerId(Integer.parseInt(written)));
            case BUCKETS -> NodeSettings.NONE.withBuckets(Optional.of(new Chosen(ids(written))));
        };
    }

    private static Set<BucketId> ids(String written) {
        return new LinkedHashSet<>(
                Arrays.stream(written.split(",", -1)).map(BucketId::new).toList());
    }
}
