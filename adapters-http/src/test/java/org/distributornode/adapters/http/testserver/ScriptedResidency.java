package org.distributornode.adapters.http.testserver;

import java.util.concurrent.atomic.AtomicBoolean;
import org.distributornode.adapters.http.hit.Residency;

/// Says what a test says of every file.
public final class ScriptedResidency implements Residency {

    private final AtomicBoolean cold = new AtomicBoolean();

    public void cool() {
        cold.set(true);
    }

    public void warm() {
        cold.set(false);
    }

    @Override
    public boolean isResident(long offset, long length) {
        return !cold.get();
    }

    @Override
    public void close() {
        // each file has the same one
    }
}
