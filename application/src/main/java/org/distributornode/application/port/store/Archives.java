package org.distributornode.application.port.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.distributornode.application.bytes.Members;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.domain.store.ArchiveFormat;

/// Reads and writes archives. Closes nothing that it is given.
public interface Archives {

    /// The files of an archive.
    ///
    /// @throws IOException if it is no such archive
    Members read(ArchiveFormat format, ObjectBytes bytes) throws IOException;

    /// Begins an archive. The caller closes it.
    ///
    /// @param sink takes its bytes
    Packing pack(ArchiveFormat format, Sink sink);

    /// The same, with all that is in another one at its beginning.
    ///
    /// @throws IOException if that is no such archive, or damaged
    Packing extend(ArchiveFormat format, ObjectBytes before, Sink sink) throws IOException;

    /// Where an archive goes.
    @FunctionalInterface
    interface Sink {

        /// Takes all remaining bytes.
        ///
        /// @return false if it takes no more; it is not asked again
        boolean write(ByteBuffer bytes);
    }

    /// An archive on its way, file by file. For one thread. Each method tells whether the sink took all; once
    /// it did not, none does anything any more.
    interface Packing extends AutoCloseable {

        /// Begins a file, which ends the one before.
        ///
        /// @param size of its content, which comes whole
        boolean begin(String name, long size);

        /// Takes all remaining bytes of the content.
        boolean write(ByteBuffer bytes);

        /// Ends the archive. Called once, after all files.
        boolean end();

        /// Gives back what it holds; the archive comes to nothing unless it was ended.
        @Override
        void close();
    }
}
