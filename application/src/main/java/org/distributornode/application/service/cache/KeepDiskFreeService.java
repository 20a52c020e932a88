package org.distributornode.application.service.cache;

import org.distributornode.application.usecase.cache.KeepDiskFree;

public final class KeepDiskFreeService implements KeepDiskFree {

    private final HeldObjects held;
    private final Partials partials;

    public KeepDiskFreeService(HeldObjects held, Partials partials) {
        this.held = held;
        this.partials = partials;
    }

    @Override
    public Outcome keep() {
        partials.expire();
        boolean roomy = held.keepDiskFree();
        while (!roomy && partials.discardOldest()) {
            roomy = held.keepDiskFree();
        }
        return roomy ? Outcome.ROOMY : Outcome.FULL;
    }
}
