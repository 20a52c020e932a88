package org.distributornode.application.port.cache;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.Segments;

/// Keeps the bytes of data objects on this machine.
///
/// An object is *held* from the moment its fill is committed with its proof; until then only those who ask for its
/// fill see it, and a crash leaves a fill that can be taken up again. Methods block for the disk alone and may be
/// called from any thread. All of them throw [CacheFailure] when the store itself cannot answer.
public interface CacheStore {

    /// The bytes of a held object, or empty. The caller closes them.
    Optional<ObjectBytes> open(DataObjectId id);

    /// The proof of a held object; empty if the object is not held or its proof was lost (it can be made again from
    /// the bytes).
    Optional<Proof> proof(DataObjectId id);

    /// What the proof of a held object says; empty if the object is not held or its proof was lost.
    Optional<Held> find(DataObjectId id);

    /// The fill of this object: a new one, or what a crash or an earlier caller left of it. At most one fill of an
    /// object is open at a time.
    ///
    /// A fill left behind by an object of another size or hash is discarded first.
    ///
    /// @throws IllegalStateException if the fill of this object is open already
    Fill fill(DataObject object);

    /// Names every file that lies where the bytes of an object would and has no proof that fits, but for those of
    /// objects that `known` accepts; in no order. What has another name, or is no file, is passed over.
    void scanUnproven(Predicate<DataObjectId> known, Consumer<Unproven> each);

    /// The file without a proof where the bytes of this object would lie; empty if there is none, or the object is
    /// held.
    Optional<Unproven> findUnproven(DataObjectId id);

    /// The bytes of such a file. The caller closes them.
    Optional<ObjectBytes> openUnproven(DataObjectId id);

    /// Makes a held object of a file without a proof, through a crash. The caller has seen that the proof is
    /// that of the file's bytes.
    ///
    /// @return false if there is no file of the proof's size
    boolean adopt(DataObjectId id, Proof proof, MediaType mediaType);

    /// What there is of an object that was held and has its proof still, whatever became of its bytes; empty if
    /// there is no proof or no file. The caller closes it.
    Optional<Remains> remains(DataObjectId id);

    /// Forgets a held object with its proof, or a file without one. Readers that opened it earlier are not
    /// disturbed. Unknown ids are ignored.
    void delete(DataObjectId id);

    /// Names every held object that has a proof and a file of the right size, in no order; for rebuilding an index.
    void scan(Consumer<Held> each);

    /// Names every fill that nobody has open and that would be taken up where it is, in no order.
    void scanFills(Consumer<LeftFill> each);

    /// Discards the fills that nobody has open and whose objects `wanted` does not accept.
    void sweepFills(Predicate<DataObjectId> wanted);

    /// A file of which nobody knows whether it is its object.
    ///
    /// @param size of the file in bytes
    /// @param modifiedAt when it was written last
    record Unproven(DataObjectId id, long size, Instant modifiedAt) {}

    /// @param object what its proof says it is
    record Held(DataObject object, MediaType mediaType) {}

    /// What is there of an object whose fill has come to no end.
    ///
    /// @param present how many bytes of it
    record LeftFill(DataObject object, long present) {}

    /// An object some of whose bytes may be lost, or others than they were. Who reads the object meanwhile is
    /// not disturbed: where it is mended they see what was there or what is put there.
    interface Remains extends ObjectBytes {

        DataObject object();

        /// As it was written; the caller checks it.
        Proof proof();

        /// How many bytes there are: less than the size if the end is lost. The object is not held then.
        long present();

        /// Puts all remaining bytes of `bytes` in the place of those that lie from `position` on and
        /// forces them to the medium; a crash may leave some of either. The caller has seen that they are
        /// right.
        ///
        /// @throws IllegalArgumentException if they begin behind [#present()] or end behind the size
        void mend(long position, ByteBuffer bytes);
    }

    /// An object on its way in, filled at positions in any order. Safe for use by any number of writers and readers.
    interface Fill extends AutoCloseable {

        DataObject object();

        /// The parts that are present now; a snapshot.
        Segments present();

        /// Takes all remaining bytes of `bytes`, to lie from `position` on; a byte that is present keeps its
        /// value.
        ///
        /// @return which of them were missing before; they can be read when this returns
        /// @throws IllegalArgumentException if they reach beyond the object's size
        /// @throws IllegalStateException after commit, discard or close
        Segments write(long position, ByteBuffer bytes);

        /// Puts all remaining bytes of `bytes` in the place of those that lie from `position` on. A reader meanwhile
        /// may see some of either; a crash may leave some of either.
        ///
        /// @throws IllegalArgumentException if a byte is not present there
        /// @throws IllegalStateException after commit, discard or close
        void replace(long position, ByteBuffer bytes);

        /// Lets go of the bytes of `slice` that are present: they are missing from now on. A crash may bring them back
        /// unless the fill was forced or closed since.
        ///
        /// @throws IllegalStateException after commit, discard or close
        void drop(ByteSlice slice);

        /// A reader of what is present. It stays readable after commit, discard and close, until it is closed itself.
        ///
        /// @throws IllegalStateException after commit, discard or close
        ObjectBytes read();

        /// Forces what is present to the medium and remembers which parts they are, so that a crash loses none of them.
        /// Writers and readers go on meanwhile.
        ///
        /// @throws IllegalStateException after commit, discard or close
        void force();

        /// Publishes the object: from now on it is held, and stays so through a crash or a loss of power. What was held
        /// under its id before is replaced; readers that opened that are not disturbed.
        ///
        /// @throws IllegalArgumentException if the proof is another object's
        /// @throws IllegalStateException if a byte is missing, or after commit, discard or close
        void commit(Proof proof, MediaType mediaType);

        /// Forgets all of it. A second call, or one after commit or close, does nothing.
        void discard();

        /// Lets go of the fill and keeps what it has for the next caller, also through a crash. Does nothing after
        /// commit or discard.
        @Override
        void close();
    }
}
