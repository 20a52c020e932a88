package org.distributornode.adapters.http.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.content.ByteSlice;

/// The head of every answer about an object that exists, whichever path sends it.
///
/// HEAD takes the same way as GET, with neither `via` nor, while nobody knows it, a type. 412 and 416 lack the fields
/// that describe their JSON body; who writes the body adds them.
public final class AssetHead {

    private static final String PROVEN = "public, max-age=31536000, immutable";
    private static final String UNPROVEN = "max-age=180, must-revalidate";

    private final KnownAsset asset;
    private final List<Header> headers = new ArrayList<>();

    private AssetHead(KnownAsset asset) {
        this.asset = asset;
    }

    public static ResponseHead of(Decision decision, KnownAsset asset) {
        AssetHead head = new AssetHead(asset);
        return switch (decision) {
            case Decision.Whole(var slice) -> head.whole(slice);
            case Decision.Part(var slice) -> head.part(slice);
            case Decision.Parts parts -> head.parts(parts);
            case Decision.NotModified _ -> head.notModified();
            case Decision.PreconditionFailed _ -> head.failed(412);
            case Decision.RangeNotSatisfiable _ ->
                head.with("Content-Range", "bytes */" + asset.object().size()).failed(416);
        };
    }

    /// What the body consists of.
    public static List<Piece> body(Decision.Send send, KnownAsset asset) {
        return send instanceof Decision.Parts parts
                ? multipart(parts, asset).pieces()
                : send.slices().stream().<Piece>map(Piece.OfObject::new).toList();
    }

    private static Multipart multipart(Decision.Parts parts, KnownAsset asset) {
        var type = asset.type();
        if (type == null) {
            throw new IllegalArgumentException("several parts of an object of unknown type");
        }
        return new Multipart(asset.object(), type.type(), parts.slices());
    }

    private ResponseHead whole(ByteSlice slice) {
        return type().content(slice.length())
                .with("Cache-Control", lifetime())
                .asset()
                .status(200);
    }

    private ResponseHead part(ByteSlice slice) {
        return type().content(slice.length())
                .with(
                        "Content-Range",
                        Multipart.contentRange(slice, asset.object().size()))
                .with("Cache-Control", lifetime())
                .asset()
                .status(206);
    }

    private ResponseHead parts(Decision.Parts parts) {
        Multipart multipart = multipart(parts, asset);
        return with("Content-Type", multipart.contentType())
                .sandbox()
                .content(multipart.length())
                .with("Cache-Control", lifetime())
                .asset()
                .status(206);
    }

    private ResponseHead notModified() {
        return with("Cache-Control", lifetime()).asset().status(304);
    }

    private ResponseHead failed(int status) {
        return with("ETag", tag())
                .with("Accept-Ranges", "bytes")
                .with("x-cache", word())
                .with("Cache-Control", "no-store")
                .shared()
                .status(status);
    }

    private AssetHead type() {
        var type = asset.type();
        return type == null ? this : with("Content-Type", type.type().text()).sandbox();
    }

    private AssetHead sandbox() {
        var type = asset.type();
        return type == null || !type.sandboxed()
                ? this
                : with("Content-Security-Policy", "sandbox; default-src 'none'");
    }

    private AssetHead content(long length) {
        return with("content-length", Long.toString(length)).with("content-disposition", "inline");
    }

    private AssetHead asset() {
        with("ETag", tag()).with("Accept-Ranges", "bytes").with("x-cache", word());
        Via via = asset.via();
        if (via != null) {
            with("x-data-source", via.name().toLowerCase(Locale.ROOT));
        }
        return with("Cache-Status", cacheStatus()).shared();
    }

    private AssetHead shared() {
        headers.addAll(SharedHeaders.ASSET);
        return this;
    }

    /// RFC 9211. An answer without bytes starts no fill, so that nothing is stored because of it.
    private String cacheStatus() {
        String status = switch (asset.freshness()) {
            case HIT -> "hit";
            case PENDING -> "fwd=miss; collapsed";
            case MISS -> asset.via() == Via.LOCAL ? "fwd=miss; stored" : "fwd=miss";
        };
        return "distributor-node; " + status;
    }

    private String lifetime() {
        return asset.freshness() == Freshness.HIT ? PROVEN : UNPROVEN;
    }

    private String word() {
        return asset.freshness().name().toLowerCase(Locale.ROOT);
    }

    private String tag() {
        return EntityTag.of(asset.object().hash()).toString();
    }

    private AssetHead with(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    private ResponseHead status(int status) {
        return new ResponseHead(status, headers);
    }
}
