package org.distributornode.application.testkit;

import java.util.ArrayList;
import java.util.List;
import org.distributornode.application.testkit.ScriptedOrigin.Step;

/// The steps of one script; those that are done once are forgotten as they are done. Guarded by its origin's lock.
final class Script {

    private final List<Entry> entries = new ArrayList<>();

    record Entry(Step step, boolean once) {}

    Script(List<Step> steps) {
        for (Step step : steps) {
            entries.add(step instanceof Step.Once(var once) ? new Entry(once, true) : new Entry(step, false));
        }
    }

    /// What is left, in order.
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// Whether `step` is done each time.
    boolean has(Step step) {
        return entries.contains(new Entry(step, false));
    }

    /// Whether `step` was still to be done once; now it is not.
    boolean takeOnce(Step step) {
        return entries.remove(new Entry(step, true));
    }

    void done(Entry entry) {
        if (entry.once) {
            entries.remove(entry);
        }
    }

    void removeHolds() {
        entries.removeIf(entry -> entry.step instanceof Step.HoldsAnswer
                || entry.step instanceof Step.HoldsAt
                || entry.step instanceof Step.Metered);
    }
}
