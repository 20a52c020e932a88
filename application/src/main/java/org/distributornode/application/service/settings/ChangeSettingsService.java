package org.distributornode.application.service.settings;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.distributornode.application.port.settings.SettingsFailure;
import org.distributornode.application.port.settings.SettingsStore;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.usecase.settings.ChangeSettings;
import org.distributornode.application.usecase.settings.RestoreSettings;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.bucket.WorkerId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.settings.NodeSettings;
import org.distributornode.domain.settings.Setting;
import org.distributornode.domain.settings.SettingChanges;

/// Safe for use by any thread. Changes come one after the other; what rules can be read meanwhile.
public final class ChangeSettingsService implements ChangeSettings, RestoreSettings {

    private final NodeSettings configured;
    private final SettingsStore store;
    private final Events events;
    private final InstantSource clock;
    private final ReentrantLock changing = new ReentrantLock();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private SettingChanges changes = SettingChanges.none();
    private volatile NodeSettings current;

    public ChangeSettingsService(NodeSettings configured, SettingsStore store, Events events, InstantSource clock) {
        this.configured = configured;
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.current = configured;
    }

    /// Runs `listener` each time an operator has set or reset something, be it to what it was: once the new value
    /// rules, on the thread of whoever set it. It must not block.
    public void whenChanged(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public NodeSettings current() {
        return current;
    }

    @Override
    public NodeSettings configured() {
        return configured;
    }

    @Override
    public Changed setWorker(WorkerId worker) {
        return set(Setting.WORKER, NodeSettings.NONE.withWorker(worker));
    }

    @Override
    public Changed setBuckets(Optional<BucketSelection.Chosen> buckets) {
        return set(Setting.BUCKETS, NodeSettings.NONE.withBuckets(buckets));
    }

    @Override
    public Changed reset() {
        return change(_ -> SettingChanges.none());
    }

    @Override
    public List<Ruling> restore() {
        changing.lock();
        try {
            SettingChanges kept = load();
            SettingChanges still = kept.stillFor(configured);
            changes = still;
            current = still.over(configured);
            if (!still.equals(kept)) {
                forget(still);
            }
            return Arrays.stream(Setting.values())
                    .map(setting -> ruling(setting, kept, still))
                    .toList();
        } finally {
            changing.unlock();
        }
    }

    private Changed set(Setting setting, NodeSettings wanted) {
        return change(before -> before.with(setting, configured, wanted));
    }

    private Changed change(UnaryOperator<SettingChanges> change) {
        Changed changed;
        changing.lock();
        try {
            SettingChanges next = change.apply(changes);
            store.save(next);
            NodeSettings before = current;
            changes = next;
            current = next.over(configured);
            changed = new Changed(before, current);
            record(changed);
        } finally {
            changing.unlock();
        }
        listeners.forEach(Runnable::run);
        return changed;
    }

    private void record(Changed changed) {
        for (Setting setting : Setting.values()) {
            if (!setting.isSame(changed.before(), changed.after())) {
                events.record(new NodeEvent.SettingChanged(
                        clock.instant(),
                        setting.key(),
                        setting.written(changed.before()),
                        setting.written(changed.after())));
            }
        }
    }

    private Ruling ruling(Setting setting, SettingChanges kept, SettingChanges still) {
        Origin origin = kept.changed().contains(setting) ? Origin.NEWER_CONFIGURATION : Origin.CONFIGURATION;
        return new Ruling(
                setting,
                setting.written(current),
                setting.written(configured),
                still.changed().contains(setting) ? Origin.OPERATOR : origin);
    }

    private SettingChanges load() {
        try {
            return store.load();
        } catch (SettingsFailure _) {
            return SettingChanges.none(); // a node must start, and whoever keeps the changes reports the failure
        }
    }

    /// What was forgotten in vain is forgotten again at the next start.
    private void forget(SettingChanges still) {
        try {
            store.save(still);
        } catch (SettingsFailure _) {
            return;
        }
    }
}
