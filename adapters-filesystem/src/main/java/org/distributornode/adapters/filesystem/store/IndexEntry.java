package org.distributornode.adapters.filesystem.store;

import java.time.Instant;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoredObject;

/// What is kept in memory of an object: all but its bytes.
final class IndexEntry {

    private final Mountpath mountpath;
    private final long size;
    private final long end;
    private final long version;
    private final long change;
    private final Instant written;
    private final Checksum checksum;
    private final CustomMetadata custom;
    private volatile Instant accessed;

    /// @param end of what counts in its file
    IndexEntry(Mountpath mountpath, ObjectRecord object, long end) {
        this.mountpath = mountpath;
        this.size = object.size();
        this.end = end;
        this.version = object.version();
        this.change = object.change();
        this.written = object.written();
        this.checksum = object.checksum();
        this.custom = object.custom();
        this.accessed = object.accessed();
    }

    Mountpath mountpath() {
        return mountpath;
    }

    long size() {
        return size;
    }

    long end() {
        return end;
    }

    long version() {
        return version;
    }

    long change() {
        return change;
    }

    void accessed(Instant now) {
        accessed = now;
    }

    ObjectRecord record(ObjectName name) {
        return new ObjectRecord(name, size, checksum, version, written, accessed, custom, change);
    }

    StoredObject object(ObjectName name) {
        return record(name).object();
    }
}
