package org.distributornode.application.usecase.store;

import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;

/// Why something is not done to buckets or objects. Nothing has changed then.
public sealed interface StoreRefusal {

    record NoBucket(StoreBucket bucket) implements StoreRefusal {}

    record BucketExists(StoreBucket bucket) implements StoreRefusal {}

    /// This node keeps no buckets of such a provider or namespace.
    record NoProvider(StoreBucket bucket) implements StoreRefusal {}

    record NoObject(StoreBucket bucket, ObjectName name) implements StoreRefusal {}

    /// One of that name is there, which was not to be replaced.
    record ObjectExists(StoreBucket bucket, ObjectName name) implements StoreRefusal {}

    /// The content is not the one that was announced.
    record WrongChecksum(StoreBucket bucket, ObjectName name, Checksum expected, Checksum actual)
            implements StoreRefusal {}

    /// What is stored is not what was written.
    record Damaged(StoreBucket bucket, ObjectName name, Checksum expected, Checksum actual) implements StoreRefusal {}

    /// The store is full.
    ///
    /// @param used bytes
    /// @param limit bytes
    record NoRoom(long used, long limit) implements StoreRefusal {}

    /// The bucket does not let its clients do that.
    record NotAllowed(StoreBucket bucket, Permission permission) implements StoreRefusal {}

    /// The bucket has its objects elsewhere and takes none.
    record ReadOnly(StoreBucket bucket) implements StoreRefusal {}

    /// The bucket has nothing behind it from which its objects could come again.
    record NotRemote(StoreBucket bucket) implements StoreRefusal {}

    /// An operator keeps it on this node.
    record Pinned(StoreBucket bucket, ObjectName name) implements StoreRefusal {}

    /// Somebody else changes it at this moment; tried again, it may go.
    record Busy(StoreBucket bucket, ObjectName name) implements StoreRefusal {}

    /// The object is not the archive that it is taken for.
    ///
    /// @param why what is wrong
    record NoArchive(StoreBucket bucket, ObjectName name, String why) implements StoreRefusal {}

    /// Onto itself.
    record SameName(String name) implements StoreRefusal {}

    /// There is no such draft, or no more, or it is another object's.
    record NoDraft(StoreBucket bucket, String id) implements StoreRefusal {}

    /// The parts that are named are not those that were uploaded.
    record OtherParts(int named, int present) implements StoreRefusal {}

    /// Beyond what there is; a number of a part, or a count of copies.
    record OutOfRange(String what, long value, long least, long most) implements StoreRefusal {}

    /// What clients attach is too much, or of another form.
    ///
    /// @param why the end of a sentence
    record BadCustom(String why) implements StoreRefusal {}

    /// Copies of one object need mountpaths of their own.
    record TooFewMountpaths(int copies, int mountpaths) implements StoreRefusal {}

    /// Fewer copies were made of an object than there are to be: there is no room for them, or a disk refuses.
    record TooFewCopies(StoreBucket bucket, ObjectName name, int copies, int wanted) implements StoreRefusal {}

    /// A file outside the folders from which files may be taken, or none.
    ///
    /// @param why the end of a sentence that begins with the path
    record BadSource(String path, String why) implements StoreRefusal {}

    /// A link that leads nowhere, or where this node may not go.
    ///
    /// @param why the end of a sentence that begins with the link
    record BadLink(String link, String why) implements StoreRefusal {}

    /// This node cannot do such work.
    ///
    /// @param what the kind of job
    record Unsupported(String what) implements StoreRefusal {}

    /// @param most how many jobs may wait
    /// @param bytes that the names may take that they are about
    record TooManyJobs(int most, long bytes) implements StoreRefusal {}

    /// The work was broken off, as the node or the job ends.
    record Interrupted() implements StoreRefusal {}

    /// The network does not hand the object out.
    record FromNetwork(StoreBucket bucket, ObjectName name, Refusal why) implements StoreRefusal {}
}
