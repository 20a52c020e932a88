package org.distributornode.application.service.healing;

import java.util.Random;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.testkit.FillContract;
import org.distributornode.application.testkit.FillReaderContract;
import org.distributornode.application.testkit.HeldObjectContract;
import org.distributornode.application.testkit.LeftFillContract;
import org.distributornode.application.testkit.SeenBytesContract;
import org.distributornode.application.testkit.UnprovenContract;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.AfterEach;

/// A store that heals keeps to what any store does, but that it hands out what is damaged.
final class HealingStoreContractTest
        implements HeldObjectContract,
                SeenBytesContract,
                FillContract,
                FillReaderContract,
                LeftFillContract,
                UnprovenContract {

    private final HealingRig rig = new HealingRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Override
    public CacheStore store() {
        return rig.held.store();
    }

    @Override
    public CacheStore afterCrash() {
        return rig.healing(rig.store.afterCrash(new Random(3)));
    }

    @Override
    public void leave(DataObjectId id, byte[] bytes) {
        rig.store.leave(id, bytes, rig.clock.instant());
    }

    @Override
    public void spoil(DataObjectId id, byte[] bytes) {
        rig.store.spoil(id, bytes);
    }
}
