package org.distributornode.adapters.http.testserver;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.distributornode.adapters.http.hit.MappedResidency;
import org.distributornode.adapters.http.hit.Residency;
import org.distributornode.application.bytes.ObjectFile;

/// Says what a test says of every file, or what the system says.
public final class ScriptedResidency implements Residency {

    private final AtomicBoolean cold = new AtomicBoolean();
    private final AtomicBoolean honest = new AtomicBoolean();
    private final AtomicReference<LongSupplier> end = new AtomicReference<>(() -> Long.MAX_VALUE);
    private final AtomicReference<Residency> latest = new AtomicReference<>(this);

    public void cool() {
        cold.set(true);
    }

    /// What lies behind this position is not in memory, as long as it does.
    public void coolBeyond(LongSupplier position) {
        end.set(position);
    }

    public void warm() {
        cold.set(false);
    }

    /// For files that are opened from now on the system is asked.
    public void askTheSystem() {
        honest.set(true);
    }

    /// Of the file that was opened last.
    public Residency latest() {
        return latest.get();
    }

    Residency of(ObjectFile file) throws IOException {
        latest.set(honest.get() ? MappedResidency.of(file, System::nanoTime) : this);
        return latest.get();
    }

    @Override
    public boolean isResident(long offset, long length) {
        return !cold.get() && offset + length <= end.get().getAsLong();
    }

    @Override
    public void close() {
        // each file has the same one
    }
}
