package org.distributornode.application.port.takeover;

import java.time.Instant;
import java.util.List;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// What the reference node remembers of the objects in its folder, in a file that it writes and reads itself.
/// Throws [org.distributornode.application.port.cache.CacheFailure] when the medium refuses.
public interface ReferenceState {

    Reading read();

    /// Leaves the file as the reference node would, in its place or, if that fails, what was there before.
    ///
    /// @param objects in any order; the order of use is told by their times
    void write(List<Listed> objects);

    /// What tells one writing of the file from another; the empty text if there is no file.
    String stamp();

    /// Remembers how this node stands to what is in the file now, through a crash.
    void remember(Standing standing);

    /// How this node stands to what is in the file now.
    Standing standing();

    enum Standing {
        /// Somebody else wrote it, or this node never looked.
        UNSEEN,
        /// This node knows it and has not taken over all that lies in the folder.
        OPEN,
        /// Nothing in the folder waits to be taken over.
        SETTLED
    }

    sealed interface Reading {

        /// There is no such file.
        record Absent() implements Reading {}

        /// It is not what the reference node writes, or not all of it.
        ///
        /// @param reason the end of a sentence
        record Unreadable(String reason) implements Reading {}

        /// @param objects each once, in no order
        record Read(List<Listed> objects) implements Reading {
            public Read {
                objects = List.copyOf(objects);
            }
        }
    }

    /// An object as the reference node knows it.
    ///
    /// @param size in bytes; read as whole kilobytes, rounded up
    /// @param popularity one more than it was read
    /// @param lastAccess when it was last read, to the millisecond
    /// @param mediaType [MediaType#OCTET_STREAM] if it is not known
    record Listed(DataObjectId id, long size, long popularity, Instant lastAccess, MediaType mediaType) {}
}
