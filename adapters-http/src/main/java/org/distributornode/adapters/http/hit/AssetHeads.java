package org.distributornode.adapters.http.hit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.distributornode.adapters.http.wire.AssetHead;
import org.distributornode.adapters.http.wire.Decision;
import org.distributornode.adapters.http.wire.KnownAsset;
import org.distributornode.adapters.http.wire.MediaTypePolicy;
import org.distributornode.adapters.http.wire.MediaTypePolicy.ServedType;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;

/// The heads of hits, one set for each kind of media, made by the code that makes those of the routes.
public final class AssetHeads {

    private final MediaTypePolicy policy;
    private final Map<MediaType, Heads> made = new ConcurrentHashMap<>();

    public AssetHeads(MediaTypePolicy policy) {
        this.policy = policy;
    }

    /// @param whole of 200
    /// @param part of 206 with one part
    /// @param head of the answer to HEAD
    public record Heads(HeadTemplate whole, HeadTemplate part, HeadTemplate head) {}

    public Heads of(DataObject object, MediaType type) {
        return made.computeIfAbsent(type, _ -> make(object, policy.serve(type)));
    }

    /// The object's tag as it stands in a head.
    public static byte[] tag(DataObject object) {
        Decision unchanged = new Decision.NotModified();
        return AssetHead.of(unchanged, new KnownAsset(object, Freshness.HIT, null, null))
                .value("ETag")
                .orElseThrow()
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static Heads make(DataObject object, ServedType type) {
        KnownAsset sent = new KnownAsset(object, Freshness.HIT, type, Via.LOCAL);
        KnownAsset told = new KnownAsset(object, Freshness.HIT, type, null);
        ByteSlice all = object.whole();
        return new Heads(
                HeadTemplate.ofGet(AssetHead.of(new Decision.Whole(all), sent)),
                HeadTemplate.ofGet(AssetHead.of(new Decision.Part(all), sent)),
                HeadTemplate.ofHead(AssetHead.of(new Decision.Whole(all), told)));
    }
}
