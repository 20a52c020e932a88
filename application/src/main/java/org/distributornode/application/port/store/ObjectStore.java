package org.distributornode.application.port.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.ObjectPage;
import org.distributornode.domain.store.ObjectQuery;
import org.distributornode.domain.store.StoreBucketId;
import org.distributornode.domain.store.StoredObject;

/// Keeps objects by name, in buckets. Objects may be written again, renamed and deleted.
///
/// What a method has done when it returns stays done through a crash or a loss of power (unless the node was configured
/// to leave the latter to chance), and a crash in the midst of it leaves what was before or what was to be. Whoever
/// opened an object reads what it was then, whatever happens to its name. Methods may be called from any thread; they
/// block for the disk alone and throw [StoreFailure] when it cannot answer. In a bucket that is not there, there is no
/// object.
public interface ObjectStore {

    /// Takes up what earlier runs left, all in buckets that are not named is deleted, drafts and objects alike. Called
    /// once, before anything else.
    void restore(Set<StoreBucketId> buckets);

    /// Makes an empty bucket. One that is there stays as it is.
    void create(StoreBucketId bucket);

    /// Forgets a bucket with all that is in it; what is being written into it comes to nothing. Who reads is not
    /// disturbed. One that is not there is ignored.
    void drop(StoreBucketId bucket);

    Optional<StoredObject> find(StoreBucketId bucket, ObjectName name);

    /// What is known of an object, for whoever has kept its bytes; counts as reading it. Waits for nothing.
    Optional<Sight> see(StoreBucketId bucket, ObjectName name);

    /// Tells of changes from now on.
    void watch(Watcher watcher);

    /// An object for reading, what is known of it and its bytes from the same write. The caller closes it.
    Optional<Opened> open(StoreBucketId bucket, ObjectName name);

    /// Begins to write an object that nobody sees before [Staging#publish]. The caller closes it.
    Staging stage(StoreBucketId bucket, ObjectName name);

    /// @return whether there was such an object
    boolean delete(StoreBucketId bucket, ObjectName name);

    /// Gives an object another name in its bucket; one that has that name is replaced.
    ///
    /// @return the object under its new name, version and times as they were; empty if there is none
    /// @throws IllegalArgumentException if both names are the same
    Optional<StoredObject> rename(StoreBucketId bucket, ObjectName from, ObjectName to);

    /// Changes what clients attached to an object; its version stays.
    ///
    /// @param change may be called again
    /// @return the object as it is then; empty if there is none
    Optional<StoredObject> amend(StoreBucketId bucket, ObjectName name, UnaryOperator<CustomMetadata> change);

    /// Makes as many copies of an object, each on a mountpath of its own, and no more; fewer where there are not
    /// so many mountpaths, or no room. An object whose one copy is lost or damaged is read from another.
    ///
    /// @return the object as it is then; empty if there is none
    Optional<StoredObject> mirror(StoreBucketId bucket, ObjectName name, int copies);

    /// How many copies there can be of an object now.
    int mostCopies();

    /// Reads all copies of an object, and makes those that are damaged anew from one that is not.
    ///
    /// @return whether there is one; if not, nothing has changed
    boolean heal(StoreBucketId bucket, ObjectName name);

    /// One page. Objects that are there all the while appear on exactly one page of a walk, whatever is written and
    /// deleted meanwhile.
    ObjectPage list(StoreBucketId bucket, ObjectQuery query);

    /// What there is in a bucket.
    Usage usage(StoreBucketId bucket);

    /// How full the store is.
    Room room();

    /// @param mark the same instance as long as the object and its bytes stay as they are
    record Sight(StoredObject object, Object mark) {}

    /// Who has kept something of objects. Called once a change is seen by all, by the thread that makes it; waits for
    /// nothing.
    interface Watcher {

        /// The object was written, changed or deleted.
        void changed(StoreBucketId bucket, ObjectName name);

        /// The bucket is gone.
        void dropped(StoreBucketId bucket);
    }

    /// An object and its bytes.
    record Opened(StoredObject object, ObjectBytes bytes) implements AutoCloseable {

        @Override
        public void close() {
            bytes.close();
        }
    }

    /// @param objects how many
    /// @param bytes of their content
    /// @param smallest size; 0 if there is no object
    /// @param largest size; 0 if there is no object
    /// @param stored bytes that they take from the medium, copies included
    record Usage(long objects, long bytes, long smallest, long largest, long stored) {

        public static final Usage NONE = new Usage(0, 0, 0, 0, 0);
    }

    /// @param limit bytes that the store may take
    /// @param used what it takes
    /// @param available how much more it can take now: what is left of the limit, or of the medium if that is less
    record Room(long limit, long used, long available) {}

    /// Content on its way in. For one thread at a time.
    interface Writer extends AutoCloseable {

        /// Takes all remaining bytes to come behind those before.
        ///
        /// @return false if there is no room for them: nothing more can be written, and nothing published
        /// @throws IllegalStateException after a false, or at the end
        boolean write(ByteBuffer bytes);

        /// How many bytes were taken.
        long written();

        /// Forgets what came to no end. A second call, or one at the end, does nothing.
        @Override
        void close();
    }

    /// An object on its way in.
    interface Staging extends Writer {

        /// Lets all see the object, in the place of what had its name before.
        ///
        /// @throws IllegalStateException after a write that found no room, or a second time
        Published publish(Finish finish);

        /// The same, but only in the place of an object that is as it was seen.
        ///
        /// @param seen its [Sight#mark]
        Published publishOver(Object seen, Finish finish);
    }

    /// How the writing of an object ends.
    ///
    /// @param counted whether its version is one more than that of the object before it; otherwise it has none
    /// @param replace whether an object of that name may be there
    /// @param copies how many there are to be of it, where there are so many mountpaths
    record Finish(Checksum checksum, CustomMetadata custom, boolean counted, boolean replace, int copies) {

        /// Of one copy.
        public Finish(Checksum checksum, CustomMetadata custom, boolean counted, boolean replace) {
            this(checksum, custom, counted, replace, 1);
        }
    }

    sealed interface Published {

        record Stored(StoredObject object) implements Published {}

        /// There is one of that name, which was not to be replaced.
        record Exists(StoredObject object) implements Published {}

        /// The object is no longer the one that was seen.
        record Changed() implements Published {}

        /// The medium has no room for the end of it.
        record NoRoom() implements Published {}

        /// The bucket is gone.
        record NoBucket() implements Published {}
    }
}
