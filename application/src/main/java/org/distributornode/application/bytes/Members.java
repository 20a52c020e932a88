package org.distributornode.application.bytes;

import java.io.IOException;
import java.util.Optional;

/// Goes through the files of an archive in their order. For one thread; does not close what it reads.
@FunctionalInterface
public interface Members {

    /// Empty at the end.
    ///
    /// @throws IOException if it is no such archive, or damaged
    Optional<Member> next() throws IOException;
}
