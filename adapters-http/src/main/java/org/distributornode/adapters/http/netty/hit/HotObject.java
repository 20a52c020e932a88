package org.distributornode.adapters.http.netty.hit;

import org.distributornode.adapters.http.hit.AssetHeads;
import org.distributornode.domain.content.DataObject;

/// A held object at hand: its bytes in memory, or its file open.
final class HotObject implements HotRing.Member {

    private final DataObject object;
    private final byte[] tag;
    private final AssetHeads.Heads heads;
    private final AtHand bytes;

    /// @param bytes released with this
    HotObject(DataObject object, AssetHeads.Heads heads, AtHand bytes) {
        this.object = object;
        this.tag = AssetHeads.tag(object);
        this.heads = heads;
        this.bytes = bytes;
    }

    DataObject object() {
        return object;
    }

    byte[] tag() {
        return tag;
    }

    AssetHeads.Heads heads() {
        return heads;
    }

    AtHand bytes() {
        return bytes;
    }

    @Override
    public boolean wasAsked() {
        return bytes.wasAsked();
    }
}
