package org.distributornode.adapters.filesystem.store;

import java.io.IOException;

/// A file of an object, as its index knows it.
record IndexedFile(MountpathIndex index, BucketFolder folder, String name) {

    /// @param inPlace see [MountpathIndex#before]
    void before(boolean inPlace) throws IOException {
        index.before(folder, name, inPlace);
    }

    void after() {
        index.after(folder);
    }
}
