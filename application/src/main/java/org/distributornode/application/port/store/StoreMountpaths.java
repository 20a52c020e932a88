package org.distributornode.application.port.store;

import java.util.List;
import org.distributornode.domain.store.MountpathChange;
import org.distributornode.domain.store.MountpathEntry;

/// Which mountpaths an [ObjectStore] has. What changed stays so through a crash. May be called from any thread; throws
/// [StoreFailure] when the medium refuses.
public interface StoreMountpaths {

    /// Those that are in use or were disabled, by their paths.
    List<MountpathEntry> list();

    /// Takes a folder into use, with the objects that this store left on it.
    MountpathChange add(String path);

    /// Takes a disabled one into use again, with the objects on it that have not been written again since.
    MountpathChange enable(String path);

    /// Lets no more objects come to it. [#settle()] ends its use.
    ///
    /// @param forget whether it is forgotten then, and not only disabled
    MountpathChange leave(String path, boolean forget);

    /// Ends its use now. Objects that are on it alone are not there until it is in use again.
    ///
    /// @param forget whether it is forgotten, too
    MountpathChange end(String path, boolean forget);

    /// Ends the use of those that are to be left and that no object needs any more.
    void settle();
}
