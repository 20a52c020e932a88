package org.distributornode.application.testkit;

import org.distributornode.application.port.cache.DiskSpace;

final class FakeDiskSpaceTest implements DiskSpaceContract {

    @Override
    public DiskSpace space() {
        return new FakeDiskSpace(100, () -> 10);
    }

    @Override
    public DiskSpace missing() {
        FakeDiskSpace disk = new FakeDiskSpace(100, () -> 10);
        disk.goAway();
        return disk;
    }
}
