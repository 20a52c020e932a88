package org.distributornode.adapters.http.netty.hit;

import java.util.function.LongSupplier;
import org.distributornode.adapters.http.hit.OpenObject;

/// A stretch of an open object on its way out; gives its share back when it has left.
final class SharedRegion extends SeenRegion {

    private final OpenObject object;

    /// @param object with a share for this
    SharedRegion(OpenObject object, long offset, long length) {
        this(object, offset, length, System::nanoTime);
    }

    /// @param nanoTime as [System#nanoTime()]
    SharedRegion(OpenObject object, long offset, long length, LongSupplier nanoTime) {
        super(object.file(), offset, length, nanoTime);
        this.object = object;
    }

    @Override
    protected void deallocate() {
        object.release();
    }
}
