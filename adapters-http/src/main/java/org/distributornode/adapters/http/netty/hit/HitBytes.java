package org.distributornode.adapters.http.netty.hit;

import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.jspecify.annotations.Nullable;

/// The bytes of a hit. Should its file fail the object is asked for anew, which heals it or brings it from
/// the network.
final class HitBytes implements AnswerBytes {

    private final HitPath path;
    private final DataObject object;
    private final ByteSlice slice;
    private volatile @Nullable AssetBytes asked;

    HitBytes(HitPath path, DataObject object, ByteSlice slice) {
        this.path = path;
        this.object = object;
        this.slice = slice;
    }

    @Override
    public DataObjectId object() {
        return object.id();
    }

    @Override
    public boolean isForbidden() {
        return path.assets().hits().isForbidden(object.id());
    }

    /// The answer is called a hit already, so that only proven bytes may follow.
    @Override
    public AssetBytes reading() {
        AssetBytes known = asked;
        if (known == null) {
            known = ask();
            asked = known;
        }
        return known;
    }

    private AssetBytes ask() {
        ServeAsset.Extent extent = slice.length() == object.size()
                ? new ServeAsset.Extent.Whole()
                : new ServeAsset.Extent.Part(slice.offset(), slice.end());
        return path.assets().resume().resume(new ServeAsset.Request(object.id(), extent));
    }

    @Override
    public void close() {
        AssetBytes known = asked;
        if (known != null) {
            path.threads().execute(known::close);
        }
    }
}
