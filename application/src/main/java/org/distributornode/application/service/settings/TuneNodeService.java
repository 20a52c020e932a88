package org.distributornode.application.service.settings;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.distributornode.application.port.settings.SettingsFailure;
import org.distributornode.application.port.settings.TuningStore;
import org.distributornode.application.usecase.settings.TuneNode;
import org.distributornode.domain.settings.Tuning;

/// Safe for use by any thread. Changes come one after the other.
public final class TuneNodeService implements TuneNode {

    private final TuningStore store;
    private final IntConsumer logDetail;
    private final ReentrantLock changing = new ReentrantLock();
    private Tuning kept = Tuning.STANDARD;
    private volatile Tuning current = Tuning.STANDARD;

    /// @param logDetail is told how much is to be logged from now on
    public TuneNodeService(TuningStore store, IntConsumer logDetail) {
        this.store = store;
        this.logDetail = logDetail;
    }

    /// Brings back what was kept. Called once, before anything else; what cannot be read counts as nothing.
    public void restore() {
        changing.lock();
        try {
            kept = load();
            rule(kept);
        } finally {
            changing.unlock();
        }
    }

    @Override
    public Tuning current() {
        return current;
    }

    @Override
    public void change(UnaryOperator<Tuning> change, boolean keep) {
        changing.lock();
        try {
            if (keep) {
                Tuning next = change.apply(kept);
                store.save(next);
                kept = next;
            }
            rule(change.apply(current));
        } finally {
            changing.unlock();
        }
    }

    @Override
    public void reset() {
        change(_ -> Tuning.STANDARD, true);
    }

    private void rule(Tuning next) {
        boolean other = next.logDetail() != current.logDetail();
        current = next;
        if (other) {
            logDetail.accept(next.logDetail());
        }
    }

    private Tuning load() {
        try {
            return store.load();
        } catch (SettingsFailure _) {
            return Tuning.STANDARD; // a node must start, and whoever keeps it reports the failure
        }
    }
}
