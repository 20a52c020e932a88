package org.distributornode.adapters.filesystem.store;

import java.nio.file.Path;
import org.distributornode.domain.store.ObjectName;

/// An object to be.
///
/// @param path where its file lies
record Target(BucketIndex bucket, ObjectName name, Mountpath mountpath, Path path) {

    Target(BucketIndex bucket, ObjectName name, Mountpath mountpath) {
        this(bucket, name, mountpath, mountpath.file(bucket.id(), name));
    }
}
