package org.distributornode.application.service.cache;

import org.distributornode.application.usecase.cache.KeepDiskFree;

public final class KeepDiskFreeService implements KeepDiskFree {

    private final HeldObjects held;

    public KeepDiskFreeService(HeldObjects held) {
        this.held = held;
    }

    @Override
    public Outcome keep() {
        return held.keepDiskFree() ? Outcome.ROOMY : Outcome.FULL;
    }
}
