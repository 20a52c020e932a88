package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/// How files are looked at.
interface FileSight {

    /// Looks at a file without reading it.
    SeenFile see(Mountpath mountpath, Path file) throws IOException;

    /// The time of the file system, as it would mark a change now, in nanoseconds.
    ///
    /// @param fresh a file that does not exist; nor will it afterwards
    long now(Mountpath mountpath, Path fresh) throws IOException;

    /// What a file says, see [ObjectFile].
    Optional<ObjectFile.Read> read(Path file, Predicate<ObjectRecord> fits) throws IOException;
}
