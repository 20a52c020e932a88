package org.distributornode.adapters.http.netty.hit;

import io.netty.buffer.ByteBuf;
import io.netty.util.IllegalReferenceCountException;
import io.netty.util.ReferenceCountUtil;
import org.distributornode.adapters.http.hit.AssetHeads;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.domain.content.DataObject;
import org.jspecify.annotations.Nullable;

/// A held object at hand: its bytes in memory, or its file open.
final class HotObject {

    private final DataObject object;
    private final byte[] tag;
    private final AssetHeads.Heads heads;
    private final @Nullable ByteBuf body;
    private final @Nullable OpenObject file;
    private boolean asked;

    private HotObject(DataObject object, AssetHeads.Heads heads, @Nullable ByteBuf body, @Nullable OpenObject file) {
        this.object = object;
        this.tag = AssetHeads.tag(object);
        this.heads = heads;
        this.body = body;
        this.file = file;
    }

    /// @param body released with this
    static HotObject inMemory(DataObject object, AssetHeads.Heads heads, ByteBuf body) {
        return new HotObject(object, heads, body, null);
    }

    /// @param file with a share for this
    static HotObject open(DataObject object, AssetHeads.Heads heads, OpenObject file) {
        return new HotObject(object, heads, null, file);
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

    /// The bytes with a reference for the caller; null if they are not in memory, or not any more.
    @Nullable
    ByteBuf takeBody() {
        try {
            return body == null ? null : body.retainedDuplicate();
        } catch (IllegalReferenceCountException _) {
            return null;
        }
    }

    /// The file with a share for the caller; null if it is not open, or not any more.
    @Nullable
    OpenObject takeFile() {
        return file != null && file.share() ? file : null;
    }

    boolean isInMemory() {
        return body != null;
    }

    /// Somebody asked for it. Races are harmless: it is about keeping what is asked for often.
    void noteAsked() {
        if (!asked) {
            asked = true;
        }
    }

    /// Whether it was asked for since the last call.
    boolean wasAsked() {
        boolean was = asked;
        asked = false;
        return was;
    }

    /// Gives up what it has; answers under way keep theirs.
    void release() {
        ReferenceCountUtil.release(body);
        if (file != null) {
            file.release();
        }
    }
}
