package org.distributornode.application.port.store;

import java.util.List;
import org.distributornode.domain.store.MountpathEntry;

/// Which mountpaths an [ObjectStore] has. What changed stays so through a crash. May be called from any thread; throws
/// [StoreFailure] when the medium refuses.
public interface StoreMountpaths {

    /// Those that are in use or were disabled, by their paths.
    List<MountpathEntry> list();

    /// Takes a folder into use, with the objects that this store left on it.
    Change add(String path);

    /// Takes a disabled one into use again, with the objects on it that have not been written again since.
    Change enable(String path);

    /// Lets no more objects come to it. [#settle()] ends its use.
    ///
    /// @param forget whether it is forgotten then, and not only disabled
    Change leave(String path, boolean forget);

    /// Ends its use now. Objects that are on it alone are not there until it is in use again.
    ///
    /// @param forget whether it is forgotten, too
    Change end(String path, boolean forget);

    /// Ends the use of those that are to be left and that no object needs any more.
    void settle();

    sealed interface Change {

        record Done(MountpathEntry entry) implements Change {}

        /// It is so already.
        record Same(MountpathEntry entry) implements Change {}

        record Unknown(String path) implements Change {}

        /// @param why the end of a sentence that begins with the path
        record Refused(String path, String why) implements Change {}
    }
}
