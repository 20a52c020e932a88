package org.distributornode.application.testkit;

import org.distributornode.application.port.store.StoreMountpaths;

class InMemoryMountpathsTest implements StoreMountpathsContract {

    private final InMemoryMountpaths mountpaths = new InMemoryMountpaths("/mnt", "/mnt/1");

    @Override
    public StoreMountpaths mountpaths() {
        return mountpaths;
    }

    @Override
    public StoreMountpaths mountpathsAfterCrash() {
        return mountpaths;
    }

    @Override
    public String folder(String name) {
        mountpaths.make("/mnt/" + name);
        return "/mnt/" + name;
    }

    @Override
    public String closed() {
        return "/etc";
    }
}
