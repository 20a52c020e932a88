package org.distributornode.adapters.filesystem.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoredObject;

/// What is kept in memory of an object: all but its bytes.
final class IndexEntry {

    private final Mountpath mountpath;
    private final List<Mountpath> copies;
    private final long size;
    private final long end;
    private final long version;
    private final long change;
    private final Instant written;
    private final Checksum checksum;
    private final CustomMetadata custom;
    private volatile Instant accessed;
    private volatile List<SeenFile> seen = List.of();

    /// @param end of what counts in its file
    IndexEntry(Mountpath mountpath, ObjectRecord object, long end) {
        this(List.of(mountpath), object, end);
    }

    private IndexEntry(List<Mountpath> places, ObjectRecord object, long end) {
        this.mountpath = places.getFirst();
        this.copies = List.copyOf(places.subList(1, places.size()));
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

    /// All mountpaths that have the file, byte for byte; the one that is read comes first.
    List<Mountpath> places() {
        List<Mountpath> places = new ArrayList<>(copies);
        places.addFirst(mountpath);
        return places;
    }

    /// The same object at other places.
    ///
    /// @param places at least one
    IndexEntry at(List<Mountpath> places, ObjectName name) {
        IndexEntry entry = new IndexEntry(places, record(name), end);
        entry.seen = seen;
        return entry;
    }

    long size() {
        return size;
    }

    /// The bytes of all its files.
    long stored() {
        return end * (1 + copies.size());
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

    Instant written() {
        return written;
    }

    Checksum checksum() {
        return checksum;
    }

    void accessed(Instant now) {
        accessed = now;
    }

    /// Whether this is a file of it, as it was read.
    boolean sees(SeenFile file) {
        return seen.contains(file);
    }

    /// This is a file of it for as long as it can be told by that.
    synchronized void see(SeenFile file) {
        List<SeenFile> files = new ArrayList<>(seen);
        files.removeIf(one -> one.mountpath() == file.mountpath());
        files.add(file);
        seen = List.copyOf(files);
    }

    /// With what is known of a copy, too.
    IndexEntry and(IndexEntry copy) {
        copy.seen.forEach(this::see);
        accessed = copy.accessed.isAfter(accessed) ? copy.accessed : accessed;
        return this;
    }

    ObjectRecord record(ObjectName name) {
        return new ObjectRecord(name, size, checksum, version, written, accessed, custom, change);
    }

    StoredObject object(ObjectName name) {
        return record(name).object(1 + copies.size());
    }
}
