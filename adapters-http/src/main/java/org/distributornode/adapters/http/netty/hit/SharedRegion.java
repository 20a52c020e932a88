package org.distributornode.adapters.http.netty.hit;

import io.netty.channel.DefaultFileRegion;
import org.distributornode.adapters.http.hit.OpenObject;

/// A stretch of an open object on its way out; gives its share back when it has left.
final class SharedRegion extends DefaultFileRegion {

    private final OpenObject object;

    /// @param object with a share for this
    SharedRegion(OpenObject object, long offset, long length) {
        super(object.file(), offset, length);
        this.object = object;
    }

    @Override
    protected void deallocate() {
        object.release();
    }
}
